package io.tandem.bench.run;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.subject.App;
import io.tandem.bench.subject.RebateService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Times starts: from the launch of the process until it says that it is ready, on a database whose
 * tables are there. The last start is that of the service that is measured.
 */
final class Starts {

    private static final String UNIT = "s";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Stage stage;
    private final int times;

    Starts(Stage stage, int times) {
        this.stage = stage;
        this.times = times;
    }

    /**
     * Makes the tables, and the AOT cache unless there is one that fits: what is done once for many
     * runs, and so not part of a run's time.
     *
     * @return the cached app, or nothing to measure and why
     */
    Prepared prepare(Optional<Path> aotApp) {
        stage.start(stage.app());
        stage.stop();
        return aotApp.map(this::recorded).orElseGet(() -> Prepared.without("it was not built"));
    }

    /** An app with its cache, or why there is none. */
    record Prepared(Optional<App> app, String why) {

        static Prepared without(String why) {
            return new Prepared(Optional.empty(), why);
        }
    }

    private Prepared recorded(Path folder) {
        App app = new App(folder, stage.app().flags());
        String cache = "bench-" + Integer.toHexString(app.flags().hashCode()) + ".aot";
        try {
            if (isStale(folder, cache)) {
                stage.start(app.recording(cache));
                stage.stop();
            }
            return Files.exists(folder.resolve(cache))
                    ? new Prepared(Optional.of(app.cachedIn(cache)), "")
                    : Prepared.without("the JVM made none of its recording");
        } catch (IOException | BenchFailure e) {
            return Prepared.without(e.getMessage());
        }
    }

    private static boolean isStale(Path folder, String cache) throws IOException {
        Path file = folder.resolve(cache);
        Path jar = folder.resolve("quarkus-run.jar");
        return !Files.exists(file)
                || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0;
    }

    List<Figure> measure(Prepared prepared) {
        Optional<Samples> aot = prepared.app().map(this::timed);
        Samples jvm = timed(stage.app());
        return List.of(
                Figure.of("start.jvm", UNIT, jvm),
                aot.map(samples ->
                                Figure.of("start.aot", UNIT, samples)
                                        .against(jvm)
                                        .noting("limit: start.jvm"))
                        .orElseGet(() ->
                                Figure.missing(
                                        "start.aot", UNIT, "no AOT cache: " + prepared.why())));
    }

    private Samples timed(App app) {
        Samples samples = new Samples();
        for (int i = 0; i < times; i++) {
            RebateService service = stage.start(app);
            samples.add(Samples.scaled(service.startNanos(), NANOS_PER_SECOND));
        }
        return samples;
    }
}
