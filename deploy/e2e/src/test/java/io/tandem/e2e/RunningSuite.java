package io.tandem.e2e;

import io.tandem.local.Console;
import io.tandem.local.Launcher;
import io.tandem.local.Suite;
import io.tandem.local.SuiteFailure;
import io.tandem.local.SuiteSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one suite, on free ports and in a folder of its own, for all stories; stops it after the
 * last.
 */
final class RunningSuite implements ParameterResolver {

    /**
     * Logs as in production, but all of ours; figures without a wait; traces to a collector that is
     * not there: {@link SeenIT} looks at these.
     */
    private static final Map<String, String> SEEN =
            Map.of(
                    "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                    "QUARKUS_LOG_CATEGORY__IO_TANDEM__LEVEL", "DEBUG",
                    "TANDEM_READINGS_EVERY", "2s",
                    "TANDEM_TRACES_EXPORT", "true");

    private static final Namespace NAMESPACE = Namespace.create(RunningSuite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, any -> Running.start(), Running.class)
                .suite();
    }

    /** The suite and its folder, or why there is none; JUnit closes it with the root context. */
    private record Running(Suite started, Path store, SuiteFailure failure)
            implements AutoCloseable {

        static Running start() {
            // Past the capture of the test's output: the progress of a start is wanted while it
            // lasts.
            PrintStream terminal =
                    new PrintStream(
                            new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            Path store = null;
            try {
                store = Files.createTempDirectory("tandem-e2e");
                SuiteSettings settings =
                        new SuiteSettings(
                                SuiteSettings.findHome(),
                                store,
                                Ports.freeBase(),
                                Launcher.chosen(),
                                SEEN);
                Suite suite = new Suite(settings, new Console(terminal, Instant.now()));
                Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
                suite.start();
                return new Running(suite, store, null);
            } catch (SuiteFailure failure) {
                return new Running(null, store, failure);
            } catch (IOException e) {
                return new Running(
                        null, store, new SuiteFailure("There is no place for a suite: " + e, e));
            }
        }

        /** The suite; a start that failed is not tried again for each story. */
        Suite suite() {
            if (failure != null) {
                throw failure;
            }
            return started;
        }

        @Override
        public void close() throws IOException {
            if (started != null) {
                started.close();
            }
            if (store != null) {
                delete(store);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
