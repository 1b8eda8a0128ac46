package io.tandem.team.split.model;

import java.math.BigInteger;
import java.util.Optional;

/** A rule that gives each member one weight, by which the whole pool is allotted. */
public sealed interface WeighingRule extends SplitRule
        permits Equal, Fixed, Proportional, Tiered, Rank, Shapley, Given {

    /** The members' exact weights. */
    Weights weights(Contributions contributions);

    /** The rule that decides when all weights are zero; without one it is {@link Equal}. */
    Optional<SplitRule> fallback();

    /** The fallback that {@link #workedOut} leads to. */
    default Optional<SplitRule> workedOutFallback(Contributions contributions) {
        return fallback().map(rule -> rule.workedOut(contributions));
    }

    /** These weights for good, whoever of these members is divided among later. */
    default SplitRule fixed(Contributions contributions) {
        Weights weights = weights(contributions);
        Optional<SplitRule> otherwise = workedOutFallback(contributions);
        return weights.areAllZero()
                ? otherwise.orElseGet(Equal::new)
                : new Given(weights.byMember(), otherwise);
    }

    @Override
    default Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        Weights weights = weights(contributions);
        return weights.areAllZero()
                ? fallback().orElseGet(Equal::new).divide(pool, contributions, ties)
                : Allotment.allot(pool, weights, ties);
    }
}
