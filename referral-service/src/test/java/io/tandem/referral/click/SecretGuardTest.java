package io.tandem.referral.click;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SecretGuardTest {

    @Test
    void refusesASecretThatAnybodyKnowsOrGuesses() {
        assertThrows(
                IllegalStateException.class,
                () -> SecretGuard.require(ClickSettings.DEVELOPMENT_SECRET));
        assertThrows(IllegalStateException.class, () -> SecretGuard.require("short"));
        assertDoesNotThrow(() -> SecretGuard.require("0123456789abcdef0123456789abcdef"));
    }
}
