package io.tandem.referral.link.model;

import io.tandem.chassis.money.Rate;
import io.tandem.referral.partner.model.PartnerId;
import java.util.Objects;
import java.util.Optional;

/**
 * How a link divides the gross rebate: fractions of it for the co-inviter and for the invitee (a
 * discount), the rest for the owner. Together they give away at most the whole; a co-inviter and
 * its share come together or not at all.
 */
public record Shares(Optional<PartnerId> coInviter, Rate coInviterShare, Rate inviteeShare) {

    public Shares {
        Objects.requireNonNull(coInviter, "coInviter");
        if (coInviter.isEmpty() && coInviterShare.ppm() != 0) {
            throw new IllegalArgumentException("a co-inviter's share needs a co-inviter");
        }
        // Compared as integers: a sum of two rates need not be a rate.
        if (coInviterShare.ppm() + inviteeShare.ppm() > 1_000_000) {
            throw new IllegalArgumentException(
                    "coInviterShare and inviteeShare give away more than the whole");
        }
    }

    /** What is left for the owner. */
    public Rate ownerShare() {
        return new Rate(1_000_000 - coInviterShare.ppm() - inviteeShare.ppm());
    }
}
