package io.tandem.bench.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A database and who opens it. */
public record Database(String host, int port, String name, String user, String password) {

    public Database named(String other) {
        return new Database(host, port, other, user, password);
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }
}
