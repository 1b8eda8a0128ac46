package io.tandem.bench.server;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.cost.ServerCost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The embedded PostgreSQL with the settings of a server that is meant to last. */
public final class EmbeddedServer implements PostgresServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_LIMIT_SECONDS = 60;

    private final EmbeddedPostgres server;
    private final Path data;

    private EmbeddedServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Starts one whose data lies in a folder of its own, which goes when the server stops. */
    public static EmbeddedServer start(Path folder) {
        Path data = folder.resolve("postgresql");
        Path log = folder.resolve("postgresql.log");
        try {
            remove(data);
            Files.createDirectories(folder);
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(true)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_LIMIT)
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("shared_buffers", "1GB")
                            .setServerConfig("max_wal_size", "8GB")
                            .setServerConfig("max_connections", "100")
                            .setOutputRedirector(ProcessBuilder.Redirect.to(log.toFile()))
                            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            EmbeddedServer started = new EmbeddedServer(server, data);
            started.compressWal();
            return started;
        } catch (IOException | IllegalStateException e) {
            throw new BenchFailure(
                    "PostgreSQL did not start; its log is " + log + ". " + e.getMessage(), e);
        }
    }

    /** LZ4 if it is built in, else what there is. */
    private void compressWal() {
        try (Connection connection = maintenance().open();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select 'lz4' = any(enumvals) from pg_settings"
                                        + " where name = 'wal_compression'")) {
            row.next();
            String method = row.getBoolean(1) ? "lz4" : "on";
            statement.execute("alter system set wal_compression = " + method);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            close();
            throw new BenchFailure("PostgreSQL refuses a setting: " + e.getMessage(), e);
        }
    }

    @Override
    public Database maintenance() {
        return new Database("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres");
    }

    @Override
    public Optional<ServerCost> cost() {
        return ServerCost.ofDataFolder(data);
    }

    @Override
    public void close() {
        Optional<ProcessHandle> process = cost().map(ServerCost::postmaster);
        try {
            server.close();
            process.ifPresent(EmbeddedServer::awaitEnd);
            remove(data);
        } catch (IOException e) {
            throw new BenchFailure("PostgreSQL could not be told to stop: " + e.getMessage(), e);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new BenchFailure("Cannot wait for PostgreSQL.", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(EmbeddedServer::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
