package io.tandem.team.agreement.model;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A member's Ed25519 signature over the 32 bytes of a digest. There is none that does not verify:
 * one changed byte of the terms gives another digest, and this cannot be made for it.
 *
 * @param simulation the simulation of the terms that the signer says it has seen
 */
public record MemberSignature(
        PartnerId member,
        UUID keyId,
        PublicKey key,
        Digest digest,
        String signature,
        Instant signedAt,
        Optional<Digest> simulation) {

    /** One that names no simulation. */
    public MemberSignature(
            PartnerId member,
            UUID keyId,
            PublicKey key,
            Digest digest,
            String signature,
            Instant signedAt) {
        this(member, keyId, key, digest, signature, signedAt, Optional.empty());
    }

    public MemberSignature {
        if (!key.verifies(digest.bytes(), signature)) {
            throw new IllegalArgumentException("the signature is not one of this key and digest");
        }
    }
}
