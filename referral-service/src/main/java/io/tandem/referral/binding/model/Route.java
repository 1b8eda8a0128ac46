package io.tandem.referral.binding.model;

import io.tandem.referral.link.model.LinkId;
import io.tandem.referral.partner.model.PartnerId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The link by which a user came, in the version that was in force when it signed up. */
public record Route(
        LinkId link,
        int version,
        PartnerId owner,
        Optional<PartnerId> coInviter,
        Optional<Instant> expiresAt) {

    public Route {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(owner, "owner");
        if (version < 1) {
            throw new IllegalArgumentException("versions of a link count from 1");
        }
    }

    /** Those who would earn by the user. */
    public Stream<PartnerId> earners() {
        return Stream.concat(Stream.of(owner), coInviter.stream());
    }

    /** Whether the link had run out: it is good until just before its expiry. */
    public boolean expiredAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }
}
