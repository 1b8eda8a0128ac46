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
        Optional<Instant> revokedAt) {

    SigningKeyView view() {
        return new SigningKeyView(
                id, owner.value(), key.base64(), registeredAt, revokedAt.orElse(null));
    }
}
