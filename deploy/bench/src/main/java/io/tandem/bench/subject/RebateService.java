package io.tandem.bench.subject;

import io.tandem.bench.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** rebate-service as a process of its own, on a free port of the loopback address. */
public final class RebateService implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final long STOP_LIMIT_SECONDS = 30;
    private static final int LAST_LINES = 25;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI uri;
    private final Path log;
    private long startNanos;

    private RebateService(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Starts it and waits until it says that it is ready. */
    public static RebateService start(App app, Map<String, String> environment, Path log) {
        int port = freePort();
        long began = System.nanoTime();
        RebateService service = launch(app, environment, port, log);
        try {
            service.awaitReady();
        } catch (BenchFailure failure) {
            service.close();
            throw failure;
        }
        service.startNanos = System.nanoTime() - began;
        return service;
    }

    private static RebateService launch(
            App app, Map<String, String> environment, int port, Path log) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(app.command())
                            .directory(app.folder().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            URI uri = URI.create("http://127.0.0.1:" + port);
            return new RebateService(builder.start(), uri, log);
        } catch (IOException e) {
            throw new BenchFailure("rebate-service cannot be started: " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailure("There is no free port: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new BenchFailure("rebate-service ended before it was ready. " + lastWords());
            }
            if (System.nanoTime() > limit) {
                throw new BenchFailure("rebate-service did not get ready. " + lastWords());
            }
            pause();
        }
    }

    private boolean ready() {
        HttpRequest request =
                HttpRequest.newBuilder(uri.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while rebate-service started.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "The end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "Its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    /** From its launch until it said that it was ready. */
    public long startNanos() {
        return startNanos;
    }

    /** Asks it to stop, waits, and then insists. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
