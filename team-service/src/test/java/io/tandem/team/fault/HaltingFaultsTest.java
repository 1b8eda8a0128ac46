package io.tandem.team.fault;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HaltingFaultsTest {

    @ParameterizedTest
    @EnumSource(SagaStep.class)
    void namesEachStepButNotInProduction(SagaStep step) {
        assertDoesNotThrow(() -> HaltingFaults.requireHarmless(Optional.of(step.key()), false));
        assertThrows(
                IllegalStateException.class,
                () -> HaltingFaults.requireHarmless(Optional.of(step.key()), true));
    }

    @Test
    void refusesToWaitForAStepThatIsNone() {
        assertThrows(
                IllegalStateException.class,
                () -> HaltingFaults.requireHarmless(Optional.of("settlement-forgotten"), false));
    }

    @Test
    void isOffByDefault() {
        HaltingFaults faults = new HaltingFaults(Optional.empty());

        assertDoesNotThrow(() -> HaltingFaults.requireHarmless(Optional.empty(), true));
        for (SagaStep step : SagaStep.values()) {
            assertDoesNotThrow(() -> faults.reached(step));
        }
    }
}
