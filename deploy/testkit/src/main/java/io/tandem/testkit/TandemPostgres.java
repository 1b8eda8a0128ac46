package io.tandem.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A fresh database on the test run's one embedded PostgreSQL, and the key by which test tokens are
 * checked. The service migrates as the database's owner and works as the application's role, which
 * may do only what is granted to it: so every test is one of the privileges, too. Use it as
 * {@code @QuarkusTestResource(TandemPostgres.class)}.
 */
public class TandemPostgres implements QuarkusTestResourceLifecycleManager {

    /** Where tests that go below the service find its database. */
    public static final String JDBC_URL = "tandem.testkit.jdbc-url";

    private static final String PORT = "tandem.testkit.postgres-port";
    private static final String USER = "postgres";
    private static final String DATABASE = "tandem";
    private static final String APPLICATION = DATABASE + "_app";
    private static final String READER = DATABASE + "_reader";

    @Override
    public Map<String, String> start() {
        int port = port();
        recreate(port);
        System.setProperty(JDBC_URL, jdbcUrl(port, DATABASE));
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(port, DATABASE),
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + port + "/" + DATABASE,
                "quarkus.datasource.username",
                APPLICATION,
                "quarkus.datasource.password",
                APPLICATION,
                "quarkus.flyway.username",
                USER,
                "quarkus.flyway.password",
                USER,
                "quarkus.oidc.public-key",
                Keys.publicKey(),
                "quarkus.oidc.token.issuer",
                Tokens.ISSUER);
    }

    /** PostgreSQL outlives the application under test and ends with the JVM. */
    @Override
    public void stop() {
        System.clearProperty(JDBC_URL);
    }

    /** A connection of its own to the database of the service under test, as its owner. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(System.getProperty(JDBC_URL), USER, USER);
    }

    /** The same as the application's role. */
    static Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(System.getProperty(JDBC_URL), APPLICATION, APPLICATION);
    }

    /** The same as the reader's role. */
    static Connection connectAsReader() throws SQLException {
        return DriverManager.getConnection(System.getProperty(JDBC_URL), READER, READER);
    }

    private static int port() {
        String known = System.getProperty(PORT);
        if (known != null) {
            return Integer.parseInt(known);
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            System.setProperty(PORT, Integer.toString(postgres.getPort()));
            return postgres.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static void recreate(int port) {
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl(port, "postgres"), USER, USER);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            statement.execute("create database " + DATABASE);
            for (String role : List.of(APPLICATION, READER)) {
                statement.execute("drop role if exists " + role);
                statement.execute("create role " + role + " login password '" + role + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made", e);
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}
