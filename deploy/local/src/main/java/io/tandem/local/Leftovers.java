package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that a suite started, written to its store. When the suite itself is killed they
 * would live on, so the next start ends them first. A process is known by its id and its start
 * time: a reused id names another process.
 */
final class Leftovers {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Leftovers(Path store) {
        this.file = store.resolve("processes");
    }

    /** Ends what an earlier suite left behind, and says how many processes that were. */
    int clear() {
        int ended = 0;
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    Optional<ProcessHandle> process = find(line);
                    process.ifPresent(running -> end(running, LIMIT));
                    ended += process.isPresent() ? 1 : 0;
                }
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new SuiteFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return ended;
    }

    synchronized void add(ProcessHandle process) {
        lines.add(process.pid() + " " + started(process));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new SuiteFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Nothing runs any more. */
    synchronized void forget() {
        lines.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SuiteFailure("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    /** Asks a process to end, waits, and then insists. */
    static void end(ProcessHandle process, Duration limit) {
        process.destroy();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, LIMIT);
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new SuiteFailure("Cannot wait for process " + process.pid() + ".", e);
        }
    }

    private static Optional<ProcessHandle> find(String line) {
        String[] parts = line.split(" ");
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> started(process).equals(parts[1]));
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toString();
    }
}
