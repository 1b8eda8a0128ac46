package io.tandem.team.cost.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostStateTest {

    private static final Instant UNTIL = Instant.parse("2026-11-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2, 1, 0, false, ",
        "2, 2, 0, false, true",
        "2, 0, 1, false, false",
        "2, 1, 1, false, false",
        "3, 1, 0, true, ",
        "3, 2, 0, true, true",
        "3, 0, 2, true, false",
        "3, 1, 1, true, ",
        "4, 2, 0, true, ",
        "4, 2, 2, true, false", // no more than half can approve any more
        "4, 3, 1, true, true",
        "0, 0, 0, true, ", // nobody else is there: silence decides
        "0, 0, 0, false, "
    })
    void countsAsSoonAsNothingUnsaidCouldTurnIt(
            int asked, int approving, int objecting, boolean majority, Boolean accepted) {
        assertEquals(
                Optional.ofNullable(accepted),
                new Words(asked, approving, objecting, majority).verdict());
    }

    @Test
    void nobodySaysTwoWords() {
        assertThrows(IllegalArgumentException.class, () -> new Words(1, 1, 1, false));
    }

    @Test
    void silenceDecidesWhenTheTimeIsOver() {
        CostState.Claimed claimed = new CostState.Claimed(UNTIL);

        assertEquals(Optional.empty(), claimed.elapsed(true, UNTIL.minusMillis(1)));
        assertEquals(
                Optional.of(new CostState.Decided(true, CostState.How.SILENCE, UNTIL)),
                claimed.elapsed(true, UNTIL.plusSeconds(60)));
        assertEquals(
                "REFUSED", claimed.elapsed(false, UNTIL).map(CostState.Decided::name).orElse(""));
    }

    @Test
    void whatIsWithdrawnNeverCounts() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CostState.Decided(true, CostState.How.WITHDRAWN, UNTIL));
    }
}
