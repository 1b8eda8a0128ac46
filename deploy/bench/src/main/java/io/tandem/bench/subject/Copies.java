package io.tandem.bench.subject;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stored trades made by SQL, past the service: copies of those that came in through it, under new
 * scattered ids. It is for growth alone, where streams would take longer than a run may: the tables
 * that grow by the trade and their indexes become as large as they would, but nothing is posted for
 * a copy, so the books do not reconcile any more.
 */
public final class Copies {

    private static final long CHUNK = 50_000;
    private static final int CONNECTIONS = 2;
    private static final List<String> TABLES = List.of("trade_key", "trade");

    // As in the original, the trades of a batch have ids that lie together and far from all others.
    private static final String ID =
            "'T' || left(md5(? || substr(trade_id, 2, 16)), 16) || right(trade_id, 3)";

    private final Database database;

    public Copies(Database database) {
        this.database = database;
    }

    /** A part of the originals, to be copied once more. */
    private record Chunk(String salt, long from, long to, long shift) {}

    /** Copies what is stored until so many more are there or the time is over. */
    public void make(long more, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (Connection connection = database.open();
                ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<String> statements = new ArrayList<>();
            for (String table : TABLES) {
                statements.add(statement(connection, table));
            }
            ConcurrentLinkedQueue<Chunk> chunks = chunks(connection, more);
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.add(
                        executor.submit(() -> {
                            work(statements, chunks, end);
                            return null;
                        }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            settle(connection);
        } catch (SQLException e) {
            throw new BenchFailure("Trades cannot be copied: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new BenchFailure("Trades cannot be copied: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while trades were copied.", e);
        }
    }

    private static ConcurrentLinkedQueue<Chunk> chunks(Connection connection, long more)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select min(seq), max(seq), count(*) from trade_key")) {
            row.next();
            return chunks(row.getLong(1), row.getLong(2) + 1, row.getLong(3), more);
        }
    }

    /** A batch draws more numbers than it has trades: a chunk is wide enough to hold its share. */
    private static ConcurrentLinkedQueue<Chunk> chunks(
            long first, long end, long stored, long more) {
        ConcurrentLinkedQueue<Chunk> chunks = new ConcurrentLinkedQueue<>();
        long span = end - first;
        long numbers = Math.ceilDiv(more * span, stored);
        long width = Math.ceilDiv(CHUNK * span, stored);
        for (int copy = 1; numbers > 0; copy++) {
            for (long from = first; from < end && numbers > 0; from += width) {
                long to = Math.min(end, from + width);
                // The span grows from call to call: no two copies share their salt.
                chunks.add(new Chunk(span + "-" + copy, from, to, copy * span));
                numbers -= to - from;
            }
        }
        return chunks;
    }

    private void work(List<String> statements, ConcurrentLinkedQueue<Chunk> chunks, long end)
            throws SQLException {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            for (Chunk chunk = chunks.poll();
                    chunk != null && System.nanoTime() < end;
                    chunk = chunks.poll()) {
                for (String statement : statements) {
                    copy(connection, statement, chunk);
                }
                connection.commit();
            }
        }
    }

    private static void copy(Connection connection, String sql, Chunk chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, chunk.shift());
            statement.setString(2, chunk.salt());
            statement.setLong(3, chunk.from());
            statement.setLong(4, chunk.to());
            statement.executeUpdate();
        }
    }

    /** Every column as it is, but for the number and the id. */
    private static String statement(Connection connection, String table) throws SQLException {
        List<String> others = new ArrayList<>();
        try (PreparedStatement columns =
                connection.prepareStatement(
                        "select quote_ident(column_name) from information_schema.columns"
                                + " where table_schema = current_schema and table_name = ?"
                                + " and column_name not in ('seq', 'trade_id')"
                                + " order by ordinal_position")) {
            columns.setString(1, table);
            try (ResultSet rows = columns.executeQuery()) {
                while (rows.next()) {
                    others.add(rows.getString(1));
                }
            }
        }
        String rest = String.join(", ", others);
        return """
        insert into %1$s (seq, trade_id, %2$s) overriding system value
        select seq + ?, %3$s, %2$s from %1$s where seq >= ? and seq < ?
        """
                .formatted(table, rest, ID);
    }

    private static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select setval(pg_get_serial_sequence('trade_key', 'seq'), max(seq)) from"
                            + " trade_key");
            for (String table : TABLES) {
                statement.execute("analyze " + table);
            }
        }
    }
}
