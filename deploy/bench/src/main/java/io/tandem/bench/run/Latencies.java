package io.tandem.bench.run;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.Pace;
import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.Goal;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.load.Intake;
import io.tandem.bench.load.LoadReport;
import io.tandem.bench.load.LoadSpec;
import io.tandem.bench.load.LoadSpec.Loop;
import io.tandem.bench.load.LoadSpec.What;
import io.tandem.bench.load.Until;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long an answer takes at a rate that does not wait for answers. */
final class Latencies {

    private static final String MILLIS = "ms";
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int READS_PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 3;
    private static final BigDecimal MOST_MILLIS = BigDecimal.TEN;
    private static final int HUNDRED = 100;
    private static final int WARM_CALLERS = 8;

    private final Stage stage;
    private final Pace pace;
    private final Progress progress;
    private final Deadline deadline;

    Latencies(Stage stage, Pace pace, Progress progress, Deadline deadline) {
        this.stage = stage;
        this.pace = pace;
        this.progress = progress;
        this.deadline = deadline;
    }

    /** Single trades at half of what waiting callers reached, in whole hundreds a second. */
    List<Figure> openLoop(Samples closedLoop) {
        int half = closedLoop.median().intValue() / 2;
        int rate = Math.max(HUNDRED, half / HUNDRED * HUNDRED);
        List<LoadReport> reports = new ArrayList<>();
        for (int round = 1;
                round <= pace.latencySamples() && deadline.allows(round, pace.reserve());
                round++) {
            reports.add(
                    stage.trades()
                            .run(
                                    new LoadSpec(
                                            What.TRADES,
                                            Loop.OPEN,
                                            rate,
                                            WARM_UP_SECONDS,
                                            pace.sample())));
        }
        progress.line("open loop: %d single trades a second", rate);
        String note = "open loop, " + rate + " a second";
        return List.of(
                figure("intake.single.open.p50", of(reports, LoadReport::p50), note),
                figure("intake.single.open.p99", of(reports, LoadReport::p99), note),
                figure("intake.single.open.p999", of(reports, LoadReport::p999), note));
    }

    /**
     * Reads of partners' balances while a stream of trades comes in, and what is left to the stream
     * beside them.
     *
     * @param batchFull the limit of a stream that is alone
     */
    List<Figure> balances(Samples batchFull) {
        warmReads();
        List<LoadReport> reports = new ArrayList<>();
        Samples intake = new Samples();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            for (int round = 1;
                    round <= pace.latencySamples() && deadline.allows(round, pace.reserve());
                    round++) {
                Until until = Until.seconds(pace.sample() + WARM_UP_SECONDS + 2);
                Future<Intake> trades = executor.submit(() -> stage.streams().run(1, until));
                reports.add(
                        stage.reads()
                                .run(
                                        new LoadSpec(
                                                What.BALANCES,
                                                Loop.OPEN,
                                                READS_PER_SECOND,
                                                WARM_UP_SECONDS,
                                                pace.sample())));
                intake.add(trades.get().perSecond());
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("The stream beside the reads broke off.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while balances were read.", e);
        }
        progress.line(
                "balances: %d reads a second beside a stream of %s",
                READS_PER_SECOND, intake.median());
        String reads = "open loop, " + READS_PER_SECOND + " a second beside an NDJSON stream";
        return List.of(
                figure(
                                "balance.p99",
                                of(reports, LoadReport::p99),
                                reads + "; limit: the bound that was set")
                        .against(MOST_MILLIS)
                        .with(Goal.atMost("1.0")),
                Figure.of("balance.intake", Rounds.PER_SECOND, intake)
                        .against(batchFull)
                        .noting("that stream, which gives way; limit: batch_full, c=1"));
    }

    /** A JVM interprets its first answers of a kind, which a service in use has long behind it. */
    private void warmReads() {
        stage.reads()
                .run(new LoadSpec(What.BALANCES, Loop.CLOSED, WARM_CALLERS, 0, WARM_UP_SECONDS));
    }

    private interface Latency {
        long nanos(LoadReport report);
    }

    private static Samples of(List<LoadReport> reports, Latency latency) {
        Samples samples = new Samples();
        reports.forEach(
                report -> samples.add(Samples.scaled(latency.nanos(report), NANOS_PER_MILLI)));
        return samples;
    }

    private static Figure figure(String name, Samples samples, String note) {
        return Figure.of(name, MILLIS, samples).noting(note);
    }
}
