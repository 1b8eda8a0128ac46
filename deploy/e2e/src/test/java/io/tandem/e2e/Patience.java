package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What one service learns from another's feed is there a moment later: waits for it, for a bounded
 * time.
 */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(150);

    private Patience() {}

    static <T> void assertBecomes(T expected, Supplier<T> actual, String what) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T seen = actual.get();
        while (!expected.equals(seen) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            seen = actual.get();
        }
        assertEquals(expected, seen, what);
    }
}
