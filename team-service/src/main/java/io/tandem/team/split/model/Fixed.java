package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Weights that the members agreed upon once; whoever is not named has none. Refuses weights that
 * are negative or all zero.
 */
public record Fixed(Map<PartnerId, BigDecimal> shares, Optional<SplitRule> fallback)
        implements WeighingRule {

    public Fixed {
        shares = Map.copyOf(shares);
        if (shares.values().stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("a fixed weight is not negative");
        }
        if (shares.values().stream().allMatch(weight -> weight.signum() == 0)) {
            throw new IllegalArgumentException("at least one fixed weight is above zero");
        }
    }

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(contribution ->
                shares.getOrDefault(contribution.member(), BigDecimal.ZERO)
                        .multiply(contribution.presence()));
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Fixed(shares, workedOutFallback(contributions));
    }
}
