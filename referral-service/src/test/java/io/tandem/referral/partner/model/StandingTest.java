package io.tandem.referral.partner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void hasBeenActiveSinceEver() {
        StandingHistory history =
                new StandingHistory(
                        List.of(new StandingHistory.Change(T, new Standing.Suspended())));

        assertEquals(new Standing.Active(), history.at(Instant.EPOCH));
        assertEquals(new Standing.Active(), history.at(T.minusNanos(1)));
        assertEquals(new Standing.Suspended(), history.at(T));
        assertEquals(Optional.empty(), history.closedAt());
    }

    @Test
    void letsTheLaterOfOneInstantCount() {
        StandingHistory history =
                new StandingHistory(
                        List.of(
                                new StandingHistory.Change(T, new Standing.Suspended()),
                                new StandingHistory.Change(T, new Standing.Closed())));

        assertEquals(new Standing.Closed(), history.at(T));
        assertEquals(Optional.of(T), history.closedAt());
    }

    @Test
    void refusesToRunBackwards() {
        List<StandingHistory.Change> backwards =
                List.of(
                        new StandingHistory.Change(T, new Standing.Suspended()),
                        new StandingHistory.Change(T.minusSeconds(1), new Standing.Active()));

        assertThrows(IllegalArgumentException.class, () -> new StandingHistory(backwards));
    }

    @Test
    void readsTheWordsThatItWrites() {
        for (Standing standing :
                List.of(new Standing.Active(), new Standing.Suspended(), new Standing.Closed())) {
            assertEquals(standing, Standing.of(standing.word()));
        }
        assertThrows(IllegalArgumentException.class, () -> Standing.of("active"));
    }
}
