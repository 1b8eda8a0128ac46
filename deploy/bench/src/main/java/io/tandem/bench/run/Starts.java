package io.tandem.bench.run;

import io.tandem.bench.cost.ProcStat;
import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.subject.App;
import io.tandem.bench.subject.RebateService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Times starts: from the launch of the process until it says that it is ready, on a database whose
 * tables are there, and the memory that this took. It starts what the JVM image holds, with its AOT
 * cache and without: the runtime, the flags and the jars are the same. The last start is that of
 * the service that is measured.
 */
final class Starts {

    private static final String TIME = "s";
    private static final String MEMORY = "MiB";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long KIB_PER_MIB = 1_024;

    private final Stage stage;
    private final int times;

    Starts(Stage stage, int times) {
        this.stage = stage;
        this.times = times;
    }

    /** Makes the tables: what is done once for many runs, and so not part of a run's time. */
    void prepare() {
        stage.start(stage.app());
        stage.stop();
    }

    private record Timed(Samples start, Samples memory) {}

    List<Figure> measure(Optional<Path> image) {
        Optional<Timed> aot = image.map(App::ofImage).map(this::timed);
        Timed jvm = timed(image.map(App::ofImageWithoutCache).orElseGet(stage::app));
        stage.start(stage.app());
        return List.of(
                Figure.of("start.jvm", TIME, jvm.start()),
                beside("start.aot", TIME, aot.map(Timed::start), jvm.start()),
                Figure.of("rss.start.jvm", MEMORY, jvm.memory()),
                beside("rss.start.aot", MEMORY, aot.map(Timed::memory), jvm.memory()));
    }

    private static Figure beside(String name, String unit, Optional<Samples> aot, Samples jvm) {
        return aot.map(samples ->
                        Figure.of(name, unit, samples)
                                .against(jvm)
                                .noting("limit: " + name.replace("aot", "jvm")))
                .orElseGet(() -> Figure.missing(name, unit, "the image was not laid out"));
    }

    private Timed timed(App app) {
        Samples start = new Samples();
        Samples memory = new Samples();
        for (int i = 0; i < times; i++) {
            RebateService service = stage.start(app);
            start.add(Samples.scaled(service.startNanos(), NANOS_PER_SECOND));
            ProcStat.peakKib(service.pid())
                    .ifPresent(kib -> memory.add(Samples.scaled(kib, KIB_PER_MIB)));
        }
        return new Timed(start, memory);
    }
}
