package io.tandem.team.split.model;

import java.math.BigInteger;
import java.util.Optional;

/** A rule that gives each member one weight, by which the whole pool is allotted. */
public sealed interface WeighingRule extends SplitRule permits Equal, Fixed, Proportional {

    /** The members' exact weights. */
    Weights weights(Contributions contributions);

    /** The rule that decides when all weights are zero; without one it is {@link Equal}. */
    Optional<SplitRule> fallback();

    @Override
    default Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        Weights weights = weights(contributions);
        return weights.areAllZero()
                ? fallback().orElseGet(Equal::new).divide(pool, contributions, ties)
                : Allotment.allot(pool, weights, ties);
    }
}
