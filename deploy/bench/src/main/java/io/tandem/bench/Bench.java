package io.tandem.bench;

import io.tandem.bench.figure.Figure;
import io.tandem.bench.figure.FigureJson;
import io.tandem.bench.figure.FigureTable;
import io.tandem.bench.run.Layout;
import io.tandem.bench.run.Progress;
import io.tandem.bench.run.Run;
import io.tandem.bench.run.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The program: measures, prints the table and writes the figures. */
public final class Bench {

    private Bench() {}

    public static void main(String... arguments) {
        int status = 0;
        try {
            run(Options.of(arguments), Layout.ofSystemProperties());
        } catch (BenchFailure failure) {
            System.err.println(failure.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static void run(Options options, Layout layout) {
        Progress progress = new Progress(System.out);
        Stage stage = Stage.set(layout, options);
        // Also after Ctrl-C nothing goes on running.
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        try (stage) {
            progress.line("PostgreSQL: %s", stage.settings());
            progress.line("rebate-service: java %s", String.join(" ", options.javaFlags()));
            progress.line("limit: by %s", stage.limit().driver());
            List<Figure> figures = Run.figures(stage, options.pace(), progress, layout.image());
            Files.writeString(layout.result(), FigureJson.text(figures));
            System.out.println();
            System.out.print(FigureTable.text(figures));
            System.out.println();
            progress.line("written to %s", layout.result());
        } catch (IOException e) {
            throw new BenchFailure(layout.result() + " cannot be written: " + e.getMessage(), e);
        }
    }
}
