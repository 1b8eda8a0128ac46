package io.tandem.team.dispute.model;

import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;

/**
 * One contested line: of what a settlement gave its holder in one asset, so much should be the
 * claimant's. Always above zero; never more than the part, which whoever opens a dispute checks.
 *
 * @param part what the settlement gave the holder in that asset
 */
public record Line(PartnerId holder, Money part, Money contested) {

    public Line {
        if (contested.signum() <= 0 || part.minus(contested).signum() < 0) {
            throw new IllegalArgumentException("contested is something, and no more than the part");
        }
    }
}
