package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Single requests by the generator, which runs in a JVM of its own. */
public final class RequestLoad {

    private static final int GRACE_SECONDS = 60;
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final URI service;
    private final String token;

    public RequestLoad(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    public LoadReport run(LoadSpec spec) {
        Process process = null;
        try {
            process = start(spec);
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int limit = spec.warmUpSeconds() + spec.seconds() + GRACE_SECONDS;
            if (!process.waitFor(limit, TimeUnit.SECONDS)) {
                throw new BenchFailure("The generator did not end within its time.");
            }
            LoadReport report = LoadReport.in(output);
            if (report.failed() > 0) {
                throw new BenchFailure(
                        report.failed() + " requests failed; " + report.answered() + " did not.");
            }
            return report;
        } catch (IOException e) {
            throw new BenchFailure("The generator cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while requests were sent.", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private Process start(LoadSpec spec) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Generator.class.getName());
        command.addAll(spec.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(Generator.SERVICE, service.toString());
        builder.environment().put(Generator.TOKEN, token);
        return builder.start();
    }
}
