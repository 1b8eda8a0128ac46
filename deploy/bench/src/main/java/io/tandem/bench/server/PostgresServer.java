package io.tandem.bench.server;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.cost.ServerCost;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A running PostgreSQL server in which databases are made for the run and dropped after it. */
public sealed interface PostgresServer extends AutoCloseable permits EmbeddedServer, GivenServer {

    List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "shared_buffers",
                    "max_wal_size",
                    "wal_compression");

    /** The database in which others are made. */
    Database maintenance();

    /** What its processes cost, where they can be seen from here. */
    Optional<ServerCost> cost();

    @Override
    void close();

    /** Drops databases, whoever is connected to them. */
    default void drop(String... names) {
        try (Connection connection = maintenance().open();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("drop database if exists \"" + name + "\" with (force)");
            }
        } catch (SQLException e) {
            throw new BenchFailure("A database cannot be dropped: " + e.getMessage(), e);
        }
    }

    /** An empty database of that name; one that is there is dropped. */
    default Database fresh(String name) {
        drop(name);
        try (Connection connection = maintenance().open();
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\"");
            return maintenance().named(name);
        } catch (SQLException e) {
            throw new BenchFailure(
                    "The database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The settings that a measurement depends on. */
    default Map<String, String> settings() {
        try (Connection connection = maintenance().open();
                Statement statement = connection.createStatement()) {
            Map<String, String> settings = new TreeMap<>();
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
            return settings;
        } catch (SQLException e) {
            throw new BenchFailure("The server does not tell its settings: " + e.getMessage(), e);
        }
    }

    /** Refuses a server that does not keep what it commits: figures of it would mean nothing. */
    static void requireDurable(Map<String, String> settings) {
        List<String> off = new ArrayList<>();
        for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if ("off".equals(settings.get(name))) {
                off.add(name);
            }
        }
        if (!off.isEmpty()) {
            throw new BenchFailure(
                    "The server does not keep what it commits: "
                            + String.join(", ", off)
                            + " must be on.");
        }
    }
}
