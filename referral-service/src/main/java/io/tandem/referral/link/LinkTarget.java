package io.tandem.referral.link;

import io.tandem.referral.link.model.LinkId;
import java.time.Instant;
import java.util.Optional;

/** What a click must know of a link. */
public record LinkTarget(
        LinkId link, int version, String destination, Optional<Instant> expiresAt) {

    public boolean expiredAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }
}
