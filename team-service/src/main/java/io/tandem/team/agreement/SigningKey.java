package io.tandem.team.agreement;

import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A registered key. */
record SigningKey(
        UUID id,
        PartnerId owner,
        PublicKey key,
        Instant registeredAt,
        Optional<Origin> origin,
        Optional<Instant> rotatedAt,
        Optional<Instant> revokedAt) {

    /** The key in whose place it stands, and that key's word for it. */
    record Origin(UUID predecessorId, String endorsement) {}

    SigningKeyView view() {
        return new SigningKeyView(
                id,
                owner.value(),
                key.base64(),
                registeredAt,
                origin.map(Origin::predecessorId).orElse(null),
                origin.map(Origin::endorsement).orElse(null),
                rotatedAt.orElse(null),
                revokedAt.orElse(null));
    }
}
