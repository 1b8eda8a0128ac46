package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The generator's JVM, which stays from load to load: after the first it is compiled, as the
 * service is, and no start of a JVM takes its share of the processors beside what is measured.
 */
public final class GeneratorProcess implements AutoCloseable {

    private static final int GRACE_SECONDS = 60;
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private volatile Process process;
    private BufferedWriter orders;
    private BufferedReader output;

    /** Has it send what is asked for, and waits for its report. */
    synchronized LoadReport run(LoadSpec spec, URI service, String token) {
        try {
            if (process == null || !process.isAlive()) {
                start();
            }
            orders.write(String.join(" ", order(spec, service, token)));
            orders.newLine();
            orders.flush();
            return report(spec.warmUpSeconds() + spec.seconds() + GRACE_SECONDS);
        } catch (IOException e) {
            throw new BenchFailure("The generator cannot be run: " + e.getMessage(), e);
        }
    }

    private static List<String> order(LoadSpec spec, URI service, String token) {
        List<String> words = new ArrayList<>(spec.arguments());
        words.add(service.toString());
        words.add(token);
        return words;
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Generator.class.getName());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        orders = process.outputWriter();
        output = process.inputReader();
    }

    /** What it prints up to its report; one that does not come within the time never comes. */
    private LoadReport report(int limitSeconds) throws IOException {
        Process running = process;
        Executor then = CompletableFuture.delayedExecutor(limitSeconds, TimeUnit.SECONDS);
        CompletableFuture<Void> limit = CompletableFuture.runAsync(running::destroyForcibly, then);
        StringBuilder printed = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (LoadReport.isIn(line)) {
                    return LoadReport.in(line);
                }
                printed.append('\n').append(line);
            }
        } finally {
            limit.cancel(false);
        }
        throw new BenchFailure("The generator ended without a report:" + printed);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
