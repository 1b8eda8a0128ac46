package io.tandem.team.performance.model;

import java.math.BigDecimal;

/**
 * What somebody earned of an asset and what the team made of it.
 *
 * @param solo the rebate within the agreement's scope: what it would have alone
 * @param contributed what of that went into the pool
 * @param payout the part of the pool that it gets
 * @param net what it gets more than it gave, as the settlement moves it
 */
public record AssetFigures(
        BigDecimal solo, BigDecimal contributed, BigDecimal payout, BigDecimal net) {

    /** What it has with the team. */
    public BigDecimal result() {
        return solo.add(net);
    }

    AssetFigures plus(AssetFigures other) {
        return new AssetFigures(
                solo.add(other.solo),
                contributed.add(other.contributed),
                payout.add(other.payout),
                net.add(other.net));
    }
}
