package io.tandem.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The claim on a store. The operating system gives it up when the process that holds it ends,
 * however it ends.
 */
final class StoreLock implements AutoCloseable {

    private static final String NAME = "lock";

    private final Path store;
    private final FileChannel channel;

    private StoreLock(Path store, FileChannel channel) {
        this.store = store;
        this.channel = channel;
    }

    static StoreLock take(Path store) {
        try {
            Files.createDirectories(store);
            FileChannel channel =
                    FileChannel.open(
                            store.resolve(NAME),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new SuiteFailure(
                        "A suite is already running on "
                                + store
                                + ". Stop it with Ctrl-C in its terminal, or name another store with --store DIR.");
            }
            return new StoreLock(store, channel);
        } catch (IOException e) {
            throw new SuiteFailure("The store " + store + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes everything in the store but the claim on it. */
    void clearFolder() {
        try (Stream<Path> files = Files.walk(store)) {
            List<Path> deepestFirst =
                    files.filter(file -> !file.equals(store) && !file.equals(store.resolve(NAME)))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new SuiteFailure(
                    "The store " + store + " cannot be cleared: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SuiteFailure(
                    "The store " + store + " cannot be let go: " + e.getMessage(), e);
        }
    }
}
