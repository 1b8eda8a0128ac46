package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final UUID PARTNER = UUID.fromString("0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10");

    @TempDir private Path store;

    @Test
    void tokenCarriesTheClaimsThatTheServicesAskFor() {
        String token =
                Keys.ofStore(store)
                        .token(
                                "partner",
                                PARTNER,
                                Instant.ofEpochSecond(1_000),
                                Duration.ofHours(12));

        JsonNode claims =
                Json.read(
                        new String(
                                Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                                StandardCharsets.UTF_8));
        assertEquals("https://tandem.local", claims.path("iss").textValue());
        assertEquals("tandem", claims.path("aud").textValue());
        assertEquals("[\"partner\"]", claims.path("groups").toString());
        assertEquals(PARTNER.toString(), claims.path("partner_id").textValue());
        assertEquals(1_000 + 12 * 3_600, claims.path("exp").longValue());
    }

    @Test
    void tokenIsSignedWithTheKeyThatTheServicesAreGiven() throws Exception {
        Keys keys = Keys.ofStore(store);

        String[] parts = keys.token("operator").split("\\.");

        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.publicKey());
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(verifier.verify(Base64.getUrlDecoder().decode(parts[2])));
    }

    @Test
    void keysAreMadeOnceAndKept() {
        String first = Keys.ofStore(store).publicKeyText();

        assertEquals(first, Keys.ofStore(store).publicKeyText());
    }

    @Test
    void onlyTheirOwnerCanReadThePrivateKeyAndTheServiceToken() throws Exception {
        Keys.ofStore(store).writeServiceToken(store.resolve("keys/service-token"));

        for (String file : List.of("keys/private.der", "keys/service-token")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(store.resolve(file))),
                    file);
        }
    }

    @Test
    void tokenProgramRefusesWhatMakesNoSense() {
        Keys.ofStore(store);
        String folder = store.toString();

        assertFalse(Token.token(List.of(folder, "partner", PARTNER.toString())).isEmpty());
        for (List<String> wrong :
                List.of(
                        List.of(folder),
                        List.of(folder, "king"),
                        List.of(folder, "partner"),
                        List.of(folder, "partner", "me"),
                        List.of(folder, "operator", PARTNER.toString()))) {
            assertThrows(SuiteFailure.class, () -> Token.token(wrong), wrong::toString);
        }
    }

    @Test
    void tokenProgramMakesNoKeyOfItsOwn() {
        assertThrows(SuiteFailure.class, () -> Token.token(List.of(store.toString(), "operator")));
    }
}
