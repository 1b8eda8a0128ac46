package io.tandem.bench.run;

import java.time.Duration;

/** The end of the time that a run may take. */
final class Deadline {

    private final long endNanos;

    Deadline(Duration limit) {
        this.endNanos = System.nanoTime() + limit.toNanos();
    }

    /**
     * Whether there is time for another turn beside what is to be kept back; for a first always.
     */
    boolean allows(int turn, Duration reserve) {
        return turn == 1 || !left(reserve).isZero();
    }

    /** What is left, less what is to be kept back; zero if nothing is. */
    Duration left(Duration reserve) {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime()).minus(reserve);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
