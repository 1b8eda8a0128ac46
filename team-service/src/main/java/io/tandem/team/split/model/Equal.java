package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.util.Optional;

/** Every member the same, whatever it brought. */
public record Equal() implements WeighingRule {

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(_ -> BigDecimal.ONE);
    }

    @Override
    public Optional<SplitRule> fallback() {
        return Optional.empty();
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return this;
    }
}
