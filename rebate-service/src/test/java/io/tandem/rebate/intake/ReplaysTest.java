package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplaysTest {

    private final Replays replays = new Replays();

    @Test
    void expectsNoneAtFirst() {
        assertFalse(replays.expected());
    }

    @Test
    void expectsMoreUntilEnoughBatchesHadNone() {
        replays.seen();

        for (int batch = 1; batch < Replays.CALM; batch++) {
            replays.found(false);
            assertTrue(replays.expected(), "after " + batch);
        }
        replays.found(false);

        assertFalse(replays.expected());
    }

    @Test
    void beginsToCountAnewWithEach() {
        replays.seen();
        replays.found(false);
        replays.found(true);

        for (int batch = 1; batch < Replays.CALM; batch++) {
            replays.found(false);
        }

        assertTrue(replays.expected());
    }
}
