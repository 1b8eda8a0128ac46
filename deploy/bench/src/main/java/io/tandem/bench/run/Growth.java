package io.tandem.bench.run;

import io.tandem.bench.Pace;
import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.Goal;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.load.Until;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Throughput as trades pile up. What is missing up to a size comes in through the service by
 * streams if there is time for that, and is else copied by SQL. Beside each sample the limit is
 * measured on its empty tables: its change says what the machine did meanwhile.
 */
final class Growth {

    private static final long BASE = 100_000;
    private static final int FILLING_STREAMS = 2;
    private static final Goal GOAL = Goal.atLeast("0.9");
    private static final int SCALE = 2;
    // Copies come in chunks: the last may be a few trades short.
    private static final long LEAST_PERCENT = 99;
    private static final long HUNDRED = 100;

    private final Stage stage;
    private final Pace pace;
    private final Progress progress;
    private final Deadline deadline;
    private Sizes base;

    /** Samples of ours at one size, and of the limit in the same minute. */
    private record Sizes(Samples ours, Samples limit) {}

    Growth(Stage stage, Pace pace, Progress progress, Deadline deadline) {
        this.stage = stage;
        this.pace = pace;
        this.progress = progress;
        this.deadline = deadline;
    }

    /** Fills up to 10⁵ and measures what later sizes are held against. */
    void base() {
        stage.streams().run(1, Until.trades(BASE));
        base = sample();
        progress.line("at 10⁵ stored trades: %s a second", base.ours().median());
    }

    Figure at(String name, long size) {
        if (size > pace.largest()) {
            return Figure.missing(name, Rounds.PER_SECOND, "only in the full run");
        }
        String how = fill(size);
        long stored = stage.books().trades();
        if (stored < size * LEAST_PERCENT / HUNDRED) {
            return Figure.missing(
                    name,
                    Rounds.PER_SECOND,
                    String.format("%,d stored trades were reached in the time", stored));
        }
        Sizes here = sample();
        progress.line("at %,d stored trades: %s a second", stored, here.ours().median());
        return Figure.of(name, Rounds.PER_SECOND, here.ours())
                .against(base.ours())
                .with(GOAL)
                .noting(
                        how
                                + "; limit: ours at 10⁵; batch_full changed by ×"
                                + change(here)
                                + " meanwhile");
    }

    private BigDecimal change(Sizes here) {
        return here.limit().median().divide(base.limit().median(), SCALE, RoundingMode.HALF_EVEN);
    }

    /** Fills up to the size, and tells how. */
    private String fill(long size) {
        long missing = size - stage.books().trades();
        if (missing <= 0) {
            return "no fill";
        }
        Duration left = deadline.left(pace.reserve());
        if (missing < base.ours().median().longValue() * left.toSeconds()) {
            stage.streams().run(FILLING_STREAMS, new Until(missing, left));
            return "filled by streams";
        }
        stage.copies().make(missing, left);
        return "filled by SQL copies";
    }

    private Sizes sample() {
        Samples ours = new Samples();
        Samples limit = new Samples();
        for (int round = 1;
                round <= pace.growthSamples() && deadline.allows(round, Duration.ZERO);
                round++) {
            limit.add(stage.limit().batchFull(pace.shortSample()));
            ours.add(stage.streams().run(1, Until.seconds(pace.shortSample())).perSecond());
        }
        return new Sizes(ours, limit);
    }
}
