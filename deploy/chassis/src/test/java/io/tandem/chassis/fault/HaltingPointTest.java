package io.tandem.chassis.fault;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HaltingPointTest {

    private static final List<String> KNOWN = List.of("one", "two");

    @Test
    void namesAKnownStepButNotInProduction() {
        HaltingPoint one = new HaltingPoint(Optional.of("one"));

        assertDoesNotThrow(() -> one.requireHarmless(KNOWN, false));
        assertThrows(IllegalStateException.class, () -> one.requireHarmless(KNOWN, true));
    }

    @Test
    void refusesToWaitForAStepThatIsNone() {
        HaltingPoint third = new HaltingPoint(Optional.of("three"));

        assertThrows(IllegalStateException.class, () -> third.requireHarmless(KNOWN, false));
    }

    @Test
    void passesOtherSteps() {
        assertDoesNotThrow(() -> new HaltingPoint(Optional.of("one")).reached("two"));
        HaltingPoint none = new HaltingPoint(Optional.empty());
        assertDoesNotThrow(() -> none.requireHarmless(KNOWN, true));
        assertDoesNotThrow(() -> none.reached("one"));
    }
}
