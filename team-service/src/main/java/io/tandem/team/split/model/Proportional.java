package io.tandem.team.split.model;

import java.util.Optional;

/**
 * By what each member brought, to a power: weight = contribution^exponent. With {@code REBATE} and
 * exponent 1 everybody gets back what it put in; with ½ the small gain on the large.
 */
public record Proportional(Measure by, Exponent exponent, Optional<SplitRule> fallback)
        implements WeighingRule {

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(contribution -> exponent.of(contribution.weighing(by)));
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return fixed(contributions);
    }
}
