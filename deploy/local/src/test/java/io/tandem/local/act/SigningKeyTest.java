package io.tandem.local.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final byte[] MESSAGE = "what was agreed".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void keyIsKeptAndItsSignaturesVerify() {
        SigningKey key = SigningKey.kept(folder, "ada");

        String signature = SigningKey.kept(folder, "ada").sign(MESSAGE);

        assertTrue(SigningKey.verifies(key.publicKey(), MESSAGE, signature));
        assertEquals(32, Base64.getDecoder().decode(key.publicKey()).length);
    }

    @Test
    void signatureOfAnotherMessageOrKeyDoesNotVerify() {
        SigningKey key = SigningKey.kept(folder, "ada");
        String signature = key.sign(MESSAGE);

        assertFalse(SigningKey.verifies(key.publicKey(), new byte[] {1}, signature));
        assertFalse(
                SigningKey.verifies(
                        SigningKey.kept(folder, "bob").publicKey(), MESSAGE, signature));
        assertFalse(SigningKey.verifies("no key", MESSAGE, signature));
    }
}
