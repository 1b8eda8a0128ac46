package io.tandem.bench.limit;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.server.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The scripts through JDBC, with as many connections as pgbench would have: where it is missing.
 */
final class PreparedStatements implements LimitDriver {

    @Override
    public String name() {
        return "prepared statements over JDBC, for there is no pgbench";
    }

    @Override
    public BigDecimal transactionsPerSecond(
            Database database, String script, int clients, int seconds) {
        Script parsed = Script.parse(script);
        CountDownLatch ready = new CountDownLatch(clients);
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            List<Future<Run>> runs = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                runs.add(executor.submit(() -> loop(database, parsed, seconds, ready)));
            }
            long count = 0;
            long longest = 1;
            for (Future<Run> run : runs) {
                count += run.get().count();
                longest = Math.max(longest, run.get().nanos());
            }
            return Samples.rate(count, longest);
        } catch (ExecutionException e) {
            throw new BenchFailure("The limit's SQL failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while the limit was measured.", e);
        }
    }

    private record Run(long count, long nanos) {}

    private static Run loop(Database database, Script script, int seconds, CountDownLatch ready)
            throws SQLException, InterruptedException {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(script.sql())) {
            ready.countDown();
            ready.await();
            long began = System.nanoTime();
            long limit = Duration.ofSeconds(seconds).toNanos();
            long count = 0;
            while (System.nanoTime() - began < limit) {
                List<String> values = script.draw(ThreadLocalRandom.current());
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i), Types.OTHER);
                }
                statement.executeUpdate();
                count++;
            }
            return new Run(count, System.nanoTime() - began);
        } finally {
            ready.countDown();
        }
    }
}
