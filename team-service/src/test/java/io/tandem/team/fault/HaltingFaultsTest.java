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
        HaltingFaults faults = new HaltingFaults(Optional.of(step.key()));

        assertDoesNotThrow(() -> faults.requireHarmless(false));
        assertThrows(IllegalStateException.class, () -> faults.requireHarmless(true));
    }

    @Test
    void refusesToWaitForAStepThatIsNone() {
        HaltingFaults faults = new HaltingFaults(Optional.of("settlement-forgotten"));

        assertThrows(IllegalStateException.class, () -> faults.requireHarmless(false));
    }

    @Test
    void isOffByDefault() {
        HaltingFaults faults = new HaltingFaults(Optional.empty());

        assertDoesNotThrow(() -> faults.requireHarmless(true));
        for (SagaStep step : SagaStep.values()) {
            assertDoesNotThrow(() -> faults.reached(step));
        }
    }
}
