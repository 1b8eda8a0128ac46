package io.tandem.team.settlement.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementStateTest {

    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");

    @Test
    void waitsForTheObjectionWindowToEnd() {
        SettlementState.Calculated calculated = new SettlementState.Open().calculate(NOW, 3);

        Instant end = NOW.plus(Duration.ofDays(3));
        assertTrue(calculated.post(end.minusNanos(1), false).isEmpty());
        assertTrue(calculated.post(end, false).isPresent());
    }

    @Test
    void doesNotWaitWhenAllMembersConsent() {
        SettlementState.Calculated calculated = new SettlementState.Open().calculate(NOW, 3);

        assertTrue(calculated.post(NOW, true).isPresent());
    }

    @Test
    void postsAtOnceWithoutAnObjectionWindow() {
        SettlementState.Calculated calculated = new SettlementState.Open().calculate(NOW, 0);

        assertTrue(calculated.post(NOW, false).isPresent());
    }

    @Test
    void isAsBeforeWhenRefused() {
        SettlementState.Calculated calculated = new SettlementState.Open().calculate(NOW, 0);

        SettlementState.Calculated refused = calculated.post(NOW, false).orElseThrow().refused();

        assertEquals(calculated, refused);
    }

    @Test
    void keepsTheTransferItWasBookedBy() {
        Optional<UUID> transfer = Optional.of(new UUID(0, 7));

        SettlementState.Posted posted =
                new SettlementState.Open()
                        .calculate(NOW, 0)
                        .post(NOW, false)
                        .orElseThrow()
                        .posted(NOW, transfer);

        assertEquals(transfer, posted.transferId());
    }
}
