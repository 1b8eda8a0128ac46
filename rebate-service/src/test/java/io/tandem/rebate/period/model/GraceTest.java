package io.tandem.rebate.period.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraceTest {

    @ParameterizedTest
    @CsvSource({
        "P5D,    2026-11-05T23:59:59.999999999Z, false",
        "P5D,    2026-11-06T00:00:00Z,           true",
        "P5D,    2027-06-01T00:00:00Z,           true",
        "PT36H,  2026-11-02T12:00:00Z,           true",
        "PT0S,   2026-10-31T23:59:59.999999999Z, false",
        "PT0S,   2026-11-01T00:00:00Z,           true",
        "off,    2036-11-01T00:00:00Z,           false"
    })
    void isOverToTheInstant(String grace, Instant now, boolean over) {
        assertEquals(over, Grace.of(grace).isOver(YearMonth.parse("2026-10"), now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 days", "P1M", "-P5D", "PT-1S", "OFF"})
    void refusesWhatIsNoTime(String text) {
        assertThrows(IllegalArgumentException.class, () -> Grace.of(text));
    }

    @Test
    void neverEndsWhenItIsOff() {
        assertEquals(true, Grace.of("off").time().isEmpty());
    }
}
