package io.tandem.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one embedded PostgreSQL, with a database per service, the role that owns it and those that
 * may only use it: no service can read another's. Its data is kept, and a commit is durable: the
 * embedded server is made for tests and would otherwise not wait for the disk.
 */
final class Database implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int ANY_PORT = 0;

    private final EmbeddedPostgres server;
    private final Path data;

    private Database(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static Database start(Path store) {
        return start(store, ANY_PORT);
    }

    private static Database start(Path store, int port) {
        Path data = store.resolve("postgresql");
        Path log = store.resolve("logs/postgresql.log");
        try {
            Files.createDirectories(log.getParent());
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPort(port)
                            .setPGStartupWait(START_LIMIT)
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "120")
                            .setServerConfig("shared_buffers", "64MB")
                            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return prepared(new Database(server, data));
        } catch (IOException | IllegalStateException e) {
            throw new SuiteFailure(
                    "PostgreSQL did not start; its log is " + log + ". " + e.getMessage(), e);
        }
    }

    private static Database prepared(Database database) {
        try {
            for (ServiceName service : ServiceName.values()) {
                database.createIfMissing(service.word());
                database.openToRoles(service.word());
            }
            return database;
        } catch (SQLException e) {
            database.close();
            throw new SuiteFailure("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    private void createIfMissing(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement known =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            known.setString(1, name);
            try (ResultSet rows = known.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop role if exists \"" + name + "\"");
                statement.execute("create role \"" + name + "\" login");
                statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
                statement.execute("revoke connect on database \"" + name + "\" from public");
            }
        }
    }

    /**
     * Lets the application's role and the reader's in, made where there are none: what they may do
     * there the service's own migrations say.
     */
    private void openToRoles(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(application(name), name + "_reader")) {
                try (ResultSet known =
                        statement.executeQuery(
                                "select 1 from pg_roles where rolname = '" + role + "'")) {
                    if (known.next()) {
                        continue;
                    }
                }
                statement.execute("create role \"" + role + "\" login");
                statement.execute("grant connect on database \"" + name + "\" to \"" + role + "\"");
            }
        }
    }

    /** The role that a service works as, in the database of its name. */
    static String application(String name) {
        return name + "_app";
    }

    /** Whether a commit waits for the disk. */
    boolean durable() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select current_setting('fsync'), current_setting('synchronous_commit')")) {
            rows.next();
            return rows.getString(1).equals("on") && rows.getString(2).equals("on");
        }
    }

    int port() {
        return server.getPort();
    }

    String address(ServiceName service) {
        return "postgresql://127.0.0.1:" + port() + "/" + service.word();
    }

    /** The server's process, which its own file in the data folder names. */
    Optional<ProcessHandle> process() {
        try {
            Path file = data.resolve("postmaster.pid");
            String pid = Files.exists(file) ? Files.readAllLines(file).getFirst() : "";
            return pid.isBlank() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Ends the server and all its processes at once, as kill -9 does, and starts it again on the
     * same data and the same port: it recovers what was committed from its log.
     */
    Database crash() {
        ProcessHandle server =
                process().orElseThrow(() -> new SuiteFailure("PostgreSQL does not run."));
        List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> Leftovers.end(process, STOP_LIMIT));
        int port = port();
        // There is nothing left to stop; this lets go of the folder.
        close();
        return start(data.getParent(), port);
    }

    @Override
    public void close() {
        Optional<ProcessHandle> process = process();
        try {
            server.close();
        } catch (IOException e) {
            throw new SuiteFailure("PostgreSQL could not be told to stop: " + e.getMessage(), e);
        } finally {
            process.ifPresent(running -> Leftovers.end(running, STOP_LIMIT));
        }
    }
}
