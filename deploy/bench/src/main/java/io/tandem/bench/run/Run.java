package io.tandem.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.bench.BenchFailure;
import io.tandem.bench.Pace;
import io.tandem.bench.cost.ProcStat;
import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.Goal;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.load.LoadSpec;
import io.tandem.bench.load.LoadSpec.Loop;
import io.tandem.bench.load.LoadSpec.What;
import io.tandem.bench.load.Until;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One run from the first start to the last figure. */
public final class Run {

    private static final BigDecimal MOST_MIB = BigDecimal.valueOf(512);
    private static final long KIB_PER_MIB = 1_024;
    private static final long MILLION = 1_000_000;

    private final Stage stage;
    private final Pace pace;
    private final Progress progress;
    private final Growth growth;
    private final Rounds rounds;
    private final Latencies latencies;

    private Run(Stage stage, Pace pace, Progress progress, Deadline deadline) {
        this.stage = stage;
        this.pace = pace;
        this.progress = progress;
        this.growth = new Growth(stage, pace, progress, deadline);
        this.rounds = new Rounds(stage, pace, progress, deadline);
        this.latencies = new Latencies(stage, pace, progress, deadline);
    }

    /** The figures that were asked for first, then the others. */
    public static List<Figure> figures(
            Stage stage, Pace pace, Progress progress, Optional<Path> image) {
        Starts starts = new Starts(stage, pace.starts());
        starts.prepare();
        progress.line("prepared; the run's time begins");
        Deadline deadline = new Deadline(pace.limit());
        List<Figure> timed = starts.measure(image);
        progress.line("starts timed");
        return new Run(stage, pace, progress, deadline).figures(timed);
    }

    private List<Figure> figures(List<Figure> starts) {
        stage.surroundings().seed(stage.service());
        warmUp();
        growth.base();
        rounds.run();
        List<Figure> open = latencies.openLoop(rounds.requests());
        List<Figure> balances = latencies.balances(rounds.batchFull());
        // Before growth, which may have to go past the books.
        checkBooks();
        Figure million = growth.at("growth.1e6", MILLION);
        Figure tenMillion = growth.at("growth.1e7", 10 * MILLION);
        List<Figure> figures = new ArrayList<>(rounds.figures());
        figures.add(million);
        figures.add(tenMillion);
        figures.addAll(balances);
        figures.add(memory());
        figures.addAll(rounds.costs());
        figures.addAll(starts);
        figures.addAll(open);
        figures.addAll(rounds.limits());
        return figures;
    }

    /**
     * Every kind of request, so that none is measured while it is still being compiled. Single ones
     * take longest: what a batch of theirs runs through runs seldom, and the JVM waits until it has
     * run often.
     */
    private void warmUp() {
        Duration fifth = pace.warmUp().dividedBy(5);
        stage.streams().run(1, Until.time(fifth));
        stage.arrays().run(Until.time(fifth));
        int seconds = (int) Math.max(1, fifth.multipliedBy(3).toSeconds());
        stage.trades().run(new LoadSpec(What.TRADES, Loop.CLOSED, Rounds.CALLERS, 0, seconds));
        progress.line("warm after %d trades, which are forgotten now", stage.books().trades());
        stage.books().forget();
    }

    /** Figures of books that do not balance would be worth nothing. */
    private void checkBooks() {
        JsonNode integrity =
                stage.surroundings().operator(stage.service()).get("/v1/ledger/integrity");
        if (!integrity.path("balanced").asBoolean()) {
            throw new BenchFailure("The books do not balance: " + integrity);
        }
        progress.line("the books balance");
    }

    private Figure memory() {
        OptionalLong peak = ProcStat.peakKib(stage.service().pid());
        return peak.isEmpty()
                ? Figure.missing("rss", "MiB", "there is no /proc here")
                : Figure.of("rss", "MiB", Samples.of(Samples.scaled(peak.getAsLong(), KIB_PER_MIB)))
                        .against(MOST_MIB)
                        .with(Goal.atMost("1.0"))
                        .noting("the service's peak; limit: the bound that was set");
    }
}
