package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

    @TempDir private Path store;

    @Test
    void secondClaimIsToldThatASuiteIsRunning() {
        try (StoreLock first = StoreLock.take(store)) {
            SuiteFailure failure = assertThrows(SuiteFailure.class, () -> StoreLock.take(store));

            assertTrue(failure.getMessage().startsWith("A suite is already running on " + store));
            first.clearFolder();
        }
    }

    @Test
    void storeIsFreeAgainAfterwards() {
        StoreLock.take(store).close();

        StoreLock.take(store).close();
    }

    @Test
    void clearsAllButTheClaim() throws Exception {
        Files.createDirectories(store.resolve("a/b"));
        Files.writeString(store.resolve("a/b/c"), "kept so far");
        try (StoreLock lock = StoreLock.take(store)) {

            lock.clearFolder();

            try (Stream<Path> files = Files.list(store)) {
                assertEquals(List.of(store.resolve("lock")), files.toList());
            }
        }
    }
}
