package io.tandem.local;

import java.io.IOException;
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

/** One service as a process of its own, with its log in a file. */
final class ServiceProcess {

    private static final int LAST_LINES = 25;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ServiceName service;
    private final URI uri;
    private final Path log;
    private final Process process;

    private ServiceProcess(ServiceName service, URI uri, Path log, Process process) {
        this.service = service;
        this.uri = uri;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(
            ServiceName service,
            URI uri,
            SuiteSettings settings,
            Map<String, String> environment,
            Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(settings.launcher().command(settings.home(), service))
                            .directory(
                                    settings.launcher().folder(settings.home(), service).toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .redirectInput(ProcessBuilder.Redirect.PIPE);
            builder.environment().putAll(environment);
            return new ServiceProcess(service, uri, log, builder.start());
        } catch (IOException e) {
            throw new SuiteFailure(
                    service.module() + " could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the service says that it is ready; throws when it takes too long.
     *
     * @param guard throws when there is no use in waiting on
     */
    void awaitReady(HttpClient client, Duration limit, Runnable guard) {
        long began = System.nanoTime();
        while (!ready(client)) {
            guard.run();
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new SuiteFailure(
                        service.module()
                                + " was not ready within "
                                + limit.toSeconds()
                                + " s. "
                                + lastWords());
            }
            pause();
        }
    }

    /** Throws with the service's last words when it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new SuiteFailure(
                    service.module()
                            + " ended with status "
                            + process.exitValue()
                            + " before it was ready. "
                            + lastWords());
        }
    }

    private boolean ready(HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(uri.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted while waiting for " + service.module() + ".", e);
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

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the process to end of itself; throws when it lives on. */
    int awaitDeath(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new SuiteFailure(
                    service.module() + " lives on after " + limit.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted while waiting for " + service.module() + ".", e);
        }
    }

    /** Asks the process to stop, without waiting for it. */
    void stop() {
        process.destroy();
    }

    /** Waits for a process that was asked to stop, and ends one that does not. */
    void awaitStopped() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Ends the process at once, as kill -9 does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
