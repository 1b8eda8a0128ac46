package io.tandem.referral;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** For what a service does by itself a little later. */
public final class Eventually {

    private static final long DEADLINE_NANOS = Duration.ofSeconds(90).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private Eventually() {}

    public static void holds(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                Assertions.fail("did not come to hold: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
