package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rebate-service says that one member earned and brought in the period, within the agreement's
 * scope: aggregates, never an invitee.
 */
public record MemberFigures(
        PartnerId member,
        SortedMap<Asset, BigDecimal> rebates,
        BigDecimal volumeUsd,
        long invitees,
        long activeTraders) {

    public MemberFigures {
        rebates = Collections.unmodifiableSortedMap(new TreeMap<>(rebates));
    }

    boolean saysTheSameAs(MemberFigures other) {
        return volumeUsd.compareTo(other.volumeUsd) == 0
                && invitees == other.invitees
                && activeTraders == other.activeTraders
                && rebates.keySet().stream().allMatch(asset -> isSameIn(asset, other))
                && other.rebates.keySet().stream().allMatch(asset -> isSameIn(asset, other));
    }

    private boolean isSameIn(Asset asset, MemberFigures other) {
        return rebate(asset).compareTo(other.rebate(asset)) == 0;
    }

    /** The rebate in an asset; zero where the member earned none. */
    public BigDecimal rebate(Asset asset) {
        return rebates.getOrDefault(asset, BigDecimal.ZERO);
    }
}
