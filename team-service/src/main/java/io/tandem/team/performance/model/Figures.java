package io.tandem.team.performance.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.ratio.model.Fraction;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How somebody, or some together, did in a month or in several.
 *
 * @param volumeUsd what invitees traded, in US dollars
 * @param invitees users who signed up
 * @param activeTraders users who traded in the month; over several months or members those numbers'
 *     sum, since rebate-service tells numbers and not whom they count
 * @param fees by asset; empty where the viewer may not see them of everybody who is added up here
 */
public record Figures(
        BigDecimal volumeUsd,
        long invitees,
        long activeTraders,
        SortedMap<Asset, AssetFigures> assets,
        Optional<SortedMap<Asset, Fees>> fees) {

    public Figures {
        assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
        fees = fees.map(some -> Collections.unmodifiableSortedMap(new TreeMap<>(some)));
    }

    /** Active traders per sign-up, above 1 where earlier sign-ups trade on; empty without any. */
    public Optional<Fraction> conversion() {
        return invitees == 0
                ? Optional.empty()
                : Optional.of(
                        Fraction.of(
                                BigDecimal.valueOf(activeTraders), BigDecimal.valueOf(invitees)));
    }

    /** Both together. */
    public Figures plus(Figures other) {
        SortedMap<Asset, AssetFigures> sums = new TreeMap<>(assets);
        other.assets.forEach((asset, more) -> sums.merge(asset, more, AssetFigures::plus));
        return new Figures(
                volumeUsd.add(other.volumeUsd),
                Math.addExact(invitees, other.invitees),
                Math.addExact(activeTraders, other.activeTraders),
                sums,
                fees.flatMap(some -> other.fees.map(more -> together(some, more))));
    }

    private static SortedMap<Asset, Fees> together(
            SortedMap<Asset, Fees> some, SortedMap<Asset, Fees> more) {
        SortedMap<Asset, Fees> sums = new TreeMap<>(some);
        more.forEach((asset, fees) -> sums.merge(asset, fees, Fees::plus));
        return sums;
    }

    /** The rebate in an asset; zero where there is none. */
    BigDecimal solo(Asset asset) {
        AssetFigures figures = assets.get(asset);
        return figures == null ? BigDecimal.ZERO : figures.solo();
    }
}
