package io.tandem.team.simulation.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One member's month in one asset.
 *
 * @param alone what it earned within the terms' scope: all of which it keeps when it goes alone
 * @param contributed what the terms put into the pool of that
 * @param part what it gets of the pool
 * @param net what it gets more than it gave, as a settlement would move it
 * @param presentNet the same of the present agreement; zero for who is no party to that, and empty
 *     where there is no present agreement
 */
public record MemberMonth(
        PartnerId member,
        BigDecimal alone,
        BigDecimal contributed,
        BigDecimal part,
        BigDecimal net,
        Optional<BigDecimal> presentNet) {

    /** What it has in the end. */
    public BigDecimal result() {
        return alone.add(net);
    }

    /** Better (positive) or worse than alone: what it does not pool is the same both ways. */
    public BigDecimal againstAlone() {
        return net;
    }

    /** Better or worse than under the present agreement. */
    public Optional<BigDecimal> againstPresent() {
        return presentNet.map(net::subtract);
    }

    /** What it has under the present agreement, of what the simulated terms are about. */
    public Optional<BigDecimal> presentResult() {
        return presentNet.map(alone::add);
    }
}
