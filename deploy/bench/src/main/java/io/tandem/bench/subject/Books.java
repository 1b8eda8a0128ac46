package io.tandem.bench.subject;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.server.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** rebate-service's tables, where the measurement has to go past the service. */
public final class Books {

    private final Database database;

    public Books(Database database) {
        this.database = database;
    }

    /**
     * Empties the books and keeps what the service knows the ids of. So a service that has warmed
     * up begins with nothing stored, as growth has to be measured from few trades on.
     */
    public void forget() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                InputStream in = Books.class.getResourceAsStream("/rebate/forget.sql")) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException | IOException e) {
            throw new BenchFailure("The books cannot be emptied: " + e.getMessage(), e);
        }
    }

    /** Trades that are stored, counted one by one. */
    public long trades() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from trade_key")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailure("The trades cannot be counted: " + e.getMessage(), e);
        }
    }
}
