package io.tandem.team.split.model;

import java.util.Optional;

/**
 * By what each member brought, each slice of it at the rate of the tier in which it lies: marginal
 * tiers, as in graduated commission plans. With a contribution x and tiers (fromₖ, rateₖ), weight =
 * Σₖ rateₖ · max(0, min(x, fromₖ₊₁) − fromₖ), where the last tier has no end.
 *
 * <p>So a weight never jumps where a tier begins and never falls as x grows: who brings more gets
 * no less, up to one unit. Who brings nothing gets nothing, unless all weights are zero.
 */
public record Tiered(Measure by, Tiers tiers, Optional<SplitRule> fallback)
        implements WeighingRule {

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(contribution -> tiers.marginal(contribution.weighing(by)));
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return fixed(contributions);
    }
}
