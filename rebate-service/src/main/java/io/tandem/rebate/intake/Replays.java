package io.tandem.rebate.intake;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether trades that are there already are to be expected: a replay seldom comes alone, since
 * whoever was cut off sends all of it again. A batch that takes its trades for new would fail on
 * each of those and be written twice.
 */
final class Replays {

    /** Batches without any replay until none is expected. */
    static final int CALM = 16;

    private final AtomicInteger left = new AtomicInteger();

    boolean expected() {
        return left.get() > 0;
    }

    void seen() {
        left.set(CALM);
    }

    /** What came of a batch that asked. */
    void found(boolean replays) {
        if (replays) {
            seen();
        } else {
            left.updateAndGet(batches -> Math.max(0, batches - 1));
        }
    }
}
