package io.tandem.referral.link;

import io.tandem.referral.link.model.Shares;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a version of a link says.
 *
 * @param expiresBy by when an agreement has the link expire: the owner cannot give it a later
 *     expiry, nor none
 */
record Terms(
        String channel,
        String destination,
        Optional<String> campaign,
        Optional<Instant> expiresAt,
        Optional<Instant> expiresBy,
        Shares shares) {

    /** Whether it expires by then, if it has to. */
    boolean expiresAsAgreed() {
        return expiresBy.isEmpty()
                || expiresAt.filter(at -> !at.isAfter(expiresBy.get())).isPresent();
    }
}
