package io.tandem.team.agreement.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.testkit.Seeds;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {

    @ParameterizedTest
    @CsvSource({
        // RFC 8032, 7.1, tests 2 and 3, and "1024" in short: key, message, signature.
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void verifiesTheVectorsOfTheRfc(String key, String message, String signature) {
        PublicKey publicKey = new PublicKey(base64(key));

        assertTrue(publicKey.verifies(HexFormat.of().parseHex(message), base64(signature)));
    }

    @Test
    void refusesASignatureWithAnyOneBitChanged() {
        TestKey key = TestKey.generate();
        byte[] message = {1, 2, 3};
        String signature = key.sign(message);
        Seeds.forAll(
                200,
                random -> {
                    byte[] bytes = Base64.getDecoder().decode(signature);
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

                    assertFalse(
                            key.publicKey()
                                    .verifies(message, Base64.getEncoder().encodeToString(bytes)));
                });
        assertTrue(key.publicKey().verifies(message, signature));
    }

    @Test
    void refusesASignatureOverAMessageWithAnyOneBitChanged() {
        TestKey key = TestKey.generate();
        byte[] message = new byte[32];
        String signature = key.sign(message);
        for (int bit = 0; bit < 256; bit++) {
            byte[] changed = message.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertFalse(key.publicKey().verifies(changed, signature));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Of order 4, 1, 8, 8, 2; then y = p and y = p + 1, which are second spellings.
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // Not on the curve.
                "0200000000000000000000000000000000000000000000000000000000000000",
                // Too short, too long.
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af466",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c00"
            })
    void refusesWhatIsNoKey(String hex) {
        String key = base64(hex);

        assertThrows(IllegalArgumentException.class, () -> new PublicKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"})
    void refusesWhatIsNoBase64(String text) {
        assertThrows(IllegalArgumentException.class, () -> new PublicKey(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA"})
    void takesNoOtherTextForASignature(String text) {
        PublicKey key = TestKey.generate().publicKey();

        assertFalse(key.verifies(new byte[32], text));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
