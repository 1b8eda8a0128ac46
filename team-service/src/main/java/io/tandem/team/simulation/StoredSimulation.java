package io.tandem.team.simulation;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;

/**
 * A simulation as it is kept. One whose bytes were changed since is no simulation but a fault.
 *
 * @param members whom the simulated terms name
 * @param canonical the RFC 8785 JSON whose SHA-256 is the digest
 * @param asOf the last moment of which any of its figures are
 */
record StoredSimulation(
        UUID id,
        TeamId team,
        Digest digest,
        Digest termsDigest,
        Set<PartnerId> members,
        YearMonth from,
        YearMonth to,
        String canonical,
        Instant asOf,
        PartnerId createdBy,
        Instant createdAt) {

    StoredSimulation {
        members = Set.copyOf(members);
        if (!digest.equals(Digest.ofBytes(bytes(canonical)))) {
            throw new IllegalStateException("simulation " + id + " is not what was hashed");
        }
    }

    byte[] bytes() {
        return bytes(canonical);
    }

    static byte[] bytes(String canonical) {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }
}
