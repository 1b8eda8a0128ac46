package io.tandem.bench.limit;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.server.Database;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What one PostgreSQL does with no service in front; each measurement begins with empty tables. */
public final class Limit {

    /** Trades of one {@code batch_full} transaction. */
    public static final int BATCH = 500;

    private static final BigDecimal BATCH_ROWS = BigDecimal.valueOf(BATCH);

    private final Database database;
    private final LimitDriver driver;
    private final String schema = resource("schema.sql");
    private final String batchFull = resource("batch_full.sql");
    private final String singleFull = resource("single_full.sql");
    private final String single = resource("single.sql");

    private Limit(Database database, LimitDriver driver) {
        this.database = database;
        this.driver = driver;
    }

    /** By pgbench if there is one, else by prepared statements. */
    public static Limit in(Database database, Path folder) {
        Optional<LimitDriver> pgbench = Pgbench.find(folder).map(found -> found);
        return new Limit(database, pgbench.orElseGet(PreparedStatements::new));
    }

    public String driver() {
        return driver.name();
    }

    /** Rows a second of the full pipeline in batches, on one connection. */
    public BigDecimal batchFull(int seconds) {
        return measure(batchFull, 1, seconds).multiply(BATCH_ROWS);
    }

    /** Trades a second of the full pipeline, one a transaction. */
    public BigDecimal singleFull(int clients, int seconds) {
        return measure(singleFull, clients, seconds);
    }

    /** Trades a second of the idempotent insert alone. */
    public BigDecimal single(int clients, int seconds) {
        return measure(single, clients, seconds);
    }

    private BigDecimal measure(String script, int clients, int seconds) {
        begin();
        return driver.transactionsPerSecond(database, script, clients, seconds);
    }

    private void begin() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(schema);
        } catch (SQLException e) {
            throw new BenchFailure("The limit's tables cannot be made: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Limit.class.getResourceAsStream("/limit/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchFailure("limit/" + name + " cannot be read.", e);
        }
    }
}
