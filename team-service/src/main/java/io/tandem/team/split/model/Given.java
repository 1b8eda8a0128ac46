package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Weights that another rule has worked out from these members' contributions, once. Terms do not
 * spell it: it is how a rule that divides in passes holds on to the weights of the rule within.
 */
record Given(Map<PartnerId, BigDecimal> worked, Optional<SplitRule> fallback)
        implements WeighingRule {

    Given {
        worked = Map.copyOf(worked);
    }

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(
                contribution -> worked.getOrDefault(contribution.member(), BigDecimal.ZERO));
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Given(worked, workedOutFallback(contributions));
    }
}
