package io.tandem.bench.run;

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
import java.util.Map;
import java.util.TreeMap;

/** Ours and the limit in turn: what slows the machine down for a while slows both. */
final class Rounds {

    static final String PER_SECOND = "trades/s";
    static final int CALLERS = 64;

    private static final String MICROS = "µs/trade";
    private static final String MILLIS = "ms";
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(50);
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);

    private final Stage stage;
    private final Pace pace;
    private final Progress progress;
    private final Deadline deadline;
    private final Meter meter;
    private final Samples batchFull = new Samples();
    private final Samples single = new Samples();
    private final Map<Integer, Samples> singleFull = new TreeMap<>();
    private final Samples stream = new Samples();
    private final Samples array = new Samples();
    private final Samples requests = new Samples();
    private final Samples p50 = new Samples();
    private final Samples p99 = new Samples();

    Rounds(Stage stage, Pace pace, Progress progress, Deadline deadline) {
        this.stage = stage;
        this.pace = pace;
        this.progress = progress;
        this.deadline = deadline;
        this.meter = new Meter(stage);
    }

    void run() {
        for (int round = 1;
                round <= pace.rounds() && deadline.allows(round, pace.tail());
                round++) {
            batches();
            singles();
            progress.line(
                    "round %d of %d: batch_full %s, NDJSON %s, array %s; single_full %s, 64 callers %s",
                    round,
                    pace.rounds(),
                    batchFull.latest(),
                    stream.latest(),
                    array.latest(),
                    bestSingleFull().latest(),
                    requests.latest());
        }
    }

    private void batches() {
        Intake limit = meter.limit(this::limitOfBatches);
        batchFull.add(limit.perSecond());
        Until sample = Until.seconds(pace.sample());
        stream.add(meter.ours(() -> stage.streams().run(1, sample)).perSecond());
        array.add(stage.arrays().run(sample).perSecond());
    }

    private Intake limitOfBatches() {
        long nanos = pace.sample() * NANOS_PER_SECOND;
        BigDecimal rate = stage.limit().batchFull(pace.sample());
        return new Intake(rate.multiply(BigDecimal.valueOf(pace.sample())).longValue(), nanos);
    }

    private void singles() {
        for (int clients : CLIENTS) {
            singleFull
                    .computeIfAbsent(clients, any -> new Samples())
                    .add(stage.limit().singleFull(clients, pace.shortSample()));
        }
        single.add(stage.limit().single(CLIENTS.get(1), pace.shortSample()));
        LoadReport report =
                stage.trades()
                        .run(new LoadSpec(What.TRADES, Loop.CLOSED, CALLERS, 1, pace.sample()));
        requests.add(report.intake().perSecond());
        p50.add(Samples.scaled(report.p50(), NANOS_PER_MILLI));
        p99.add(Samples.scaled(report.p99(), NANOS_PER_MILLI));
    }

    /** That number of connections with which the limit did best. */
    private Samples bestSingleFull() {
        return singleFull.values().stream()
                .max((one, other) -> one.median().compareTo(other.median()))
                .orElseThrow();
    }

    /** Single trades a second, from as many callers who each wait for their answer. */
    Samples requests() {
        return requests;
    }

    /** The limit of streams and arrays. */
    Samples batchFull() {
        return batchFull;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of("intake.ndjson", PER_SECOND, stream)
                        .against(batchFull)
                        .with(Goal.atLeast("1.0"))
                        .noting("1 connection; limit: batch_full, c=1"));
        figures.add(
                Figure.of("intake.array", PER_SECOND, array)
                        .against(batchFull)
                        .with(Goal.atLeast("1.0"))
                        .noting("500 a request, 1 connection; limit: batch_full, c=1"));
        figures.add(
                Figure.of("intake.single.c64", PER_SECOND, requests)
                        .against(bestSingleFull())
                        .with(Goal.atLeast("4.0"))
                        .noting("closed loop; limit: single_full's best of c=1, 8, 32"));
        figures.add(
                Figure.of("intake.single.c64.p99", MILLIS, p99)
                        .against(MOST_MILLIS)
                        .with(Goal.atMost("1.0"))
                        .noting("limit: the bound that was set"));
        figures.add(Figure.of("intake.single.c64.p50", MILLIS, p50));
        return figures;
    }

    List<Figure> costs() {
        String unseen = "the processes cannot be seen from here";
        return List.of(
                measured("cpu.per.trade", meter.both(), unseen)
                        .against(meter.limit())
                        .noting(
                                "NDJSON, service and PostgreSQL; limit: PostgreSQL under batch_full"),
                measured("cpu.per.trade.service", meter.service(), unseen),
                measured("cpu.per.trade.postgres", meter.server(), unseen).against(meter.limit()));
    }

    private static Figure measured(String name, Samples samples, String unseen) {
        return samples.isEmpty()
                ? Figure.missing(name, MICROS, unseen)
                : Figure.of(name, MICROS, samples);
    }

    List<Figure> limits() {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("limit.batch_full", PER_SECOND, batchFull));
        singleFull.forEach((clients, samples) ->
                figures.add(Figure.of("limit.single_full.c" + clients, PER_SECOND, samples)));
        figures.add(Figure.of("limit.single.c" + CLIENTS.get(1), PER_SECOND, single));
        return figures;
    }
}
