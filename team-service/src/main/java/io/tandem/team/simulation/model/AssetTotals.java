package io.tandem.team.simulation.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.ratio.model.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * All months of one asset together.
 *
 * @param months in how many of the simulated months the team earned the asset
 * @param giniAlone of what the members have alone
 * @param giniProposed of what they have under the simulated terms
 * @param giniPresent of what they have under the present agreement
 */
public record AssetTotals(
        Asset asset,
        int months,
        BigDecimal pool,
        Optional<Fraction> giniAlone,
        Optional<Fraction> giniProposed,
        Optional<Fraction> giniPresent,
        List<MemberTotals> members) {

    public AssetTotals {
        members = List.copyOf(members);
    }
}
