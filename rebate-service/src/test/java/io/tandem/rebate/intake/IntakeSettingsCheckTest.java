package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeSettingsCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "writers",
                "batch",
                "batches-at-once",
                "queue",
                "array",
                "line-bytes",
                "give-way.writers",
                "give-way.batch",
                "give-way.batches-at-once"
            })
    void refusesNothingAtAll(String name) {
        IntakeSettings settings = SomeIntakeSettings.with(name, "0");

        assertEquals("tandem.intake." + name + " is at least 1, not 0", refusal(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "array"})
    void refusesMoreTradesThanABatchDrawsNumbersFor(String name) {
        IntakeSettings settings = SomeIntakeSettings.with(name, "10001");

        assertEquals("tandem.intake." + name + " is at most 10000, not 10001", refusal(settings));
    }

    @ParameterizedTest
    @CsvSource({"batch, 10000", "array, 10000", "batch, 1", "array, 1", "queue, 1"})
    void takesTheBoundsThemselves(String name, String number) {
        IntakeSettings settings = SomeIntakeSettings.with(name, number);

        assertDoesNotThrow(() -> IntakeSettingsCheck.check(settings));
    }

    @Test
    void takesItsDefaults() {
        assertDoesNotThrow(() -> IntakeSettingsCheck.check(SomeIntakeSettings.with()));
    }

    private static String refusal(IntakeSettings settings) {
        return assertThrows(IllegalStateException.class, () -> IntakeSettingsCheck.check(settings))
                .getMessage();
    }
}
