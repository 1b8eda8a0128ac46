package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.act.SigningKey;
import io.tandem.local.http.Api;
import io.tandem.local.math.ProportionalSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/** What an agreement's digest and signatures say when they are worked out here. */
final class AgreementChecks {

    private AgreementChecks() {}

    /**
     * Whether the signature was made over the agreement's digest by the key that its member has on
     * this machine.
     */
    static boolean verifies(JsonNode agreement, JsonNode signature, Map<UUID, String> publicKeys) {
        String key = publicKeys.get(UUID.fromString(signature.path("partnerId").asText()));
        byte[] digest = HexFormat.of().parseHex(agreement.path("digest").asText());
        return key != null
                && SigningKey.verifies(key, digest, signature.path("signature").asText());
    }

    /** Whether every member signed, and nobody else. */
    static boolean signedByAll(JsonNode agreement, Map<UUID, String> publicKeys) {
        Set<UUID> signers = new HashSet<>();
        for (JsonNode signature : agreement.path("signatures")) {
            if (!verifies(agreement, signature, publicKeys)) {
                return false;
            }
            signers.add(UUID.fromString(signature.path("partnerId").asText()));
        }
        return signers.equals(publicKeys.keySet());
    }

    /**
     * The digest of the agreement's terms as shown, and of the canonical bytes as served; empty if
     * they differ.
     */
    static String digest(Api member, JsonNode agreement) {
        String served =
                member.ask(
                                "GET",
                                "/v1/agreements/" + agreement.path("id").asText() + "/canonical",
                                null,
                                null)
                        .orRefuse()
                        .text();
        try {
            byte[] canonical =
                    new JsonCanonicalizer(agreement.path("terms").toString()).getEncodedUTF8();
            String digest = ProportionalSplit.digest(canonical);
            return digest.equals(ProportionalSplit.digest(served.getBytes(StandardCharsets.UTF_8)))
                    ? digest
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
