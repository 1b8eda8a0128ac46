package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rebate-service says that one member earned and brought in the period, within the agreement's
 * scope: aggregates, never an invitee. And what it spent for the team, as far as that counts.
 */
public record MemberFigures(
        PartnerId member,
        SortedMap<Asset, BigDecimal> rebates,
        BigDecimal volumeUsd,
        long invitees,
        long activeTraders,
        SortedMap<Asset, Spent> costs) {

    public MemberFigures {
        rebates = Collections.unmodifiableSortedMap(new TreeMap<>(rebates));
        costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
    }

    /** Of one that spent nothing for the team. */
    public MemberFigures(
            PartnerId member,
            SortedMap<Asset, BigDecimal> rebates,
            BigDecimal volumeUsd,
            long invitees,
            long activeTraders) {
        this(member, rebates, volumeUsd, invitees, activeTraders, Collections.emptySortedMap());
    }

    /** The same with what it spent. */
    public MemberFigures with(SortedMap<Asset, Spent> spent) {
        return new MemberFigures(member, rebates, volumeUsd, invitees, activeTraders, spent);
    }

    /** What it spent in an asset. */
    public Spent spent(Asset asset) {
        return costs.getOrDefault(asset, Spent.NOTHING);
    }

    boolean saysTheSameAs(MemberFigures other) {
        return volumeUsd.compareTo(other.volumeUsd) == 0
                && invitees == other.invitees
                && activeTraders == other.activeTraders
                && costs.keySet().stream().allMatch(asset -> isSpentAlike(asset, other))
                && other.costs.keySet().stream().allMatch(asset -> isSpentAlike(asset, other))
                && rebates.keySet().stream().allMatch(asset -> isSameIn(asset, other))
                && other.rebates.keySet().stream().allMatch(asset -> isSameIn(asset, other));
    }

    private boolean isSpentAlike(Asset asset, MemberFigures other) {
        return spent(asset).saysTheSameAs(other.spent(asset));
    }

    private boolean isSameIn(Asset asset, MemberFigures other) {
        return rebate(asset).compareTo(other.rebate(asset)) == 0;
    }

    /** The rebate in an asset; zero where the member earned none. */
    public BigDecimal rebate(Asset asset) {
        return rebates.getOrDefault(asset, BigDecimal.ZERO);
    }
}
