package io.tandem.bench.server;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.cost.ServerCost;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A PostgreSQL that is there already, whose settings stay as they are. Its user must be allowed to
 * make databases.
 */
public final class GivenServer implements PostgresServer {

    private static final int DEFAULT_PORT = 5432;

    private final Database maintenance;

    private GivenServer(Database maintenance) {
        this.maintenance = maintenance;
    }

    /** From {@code postgresql://user:password@host:port/database}. */
    public static GivenServer at(String url) {
        return new GivenServer(parsed(url));
    }

    static Database parsed(String url) {
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (uri.getHost() == null || !"postgresql".equals(uri.getScheme())) {
            throw new BenchFailure(
                    "--postgres wants postgresql://user:password@host:port/database, and not \""
                            + url
                            + "\".");
        }
        String[] who = (uri.getUserInfo() == null ? "postgres" : uri.getUserInfo()).split(":", 2);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new Database(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.isEmpty() ? "postgres" : path,
                who[0],
                who.length == 2 ? who[1] : "");
    }

    @Override
    public Database maintenance() {
        return maintenance;
    }

    @Override
    public Optional<ServerCost> cost() {
        try (Connection connection = maintenance.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return ServerCost.ofDataFolder(Path.of(row.getString(1)));
        } catch (SQLException e) {
            // Only a superuser is told.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        // It was there before and stays.
    }
}
