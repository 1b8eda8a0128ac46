package io.tandem.team.split.model;

import java.util.Optional;

/** Every member the same, whatever it brought; who takes part as a fraction of one, that. */
public record Equal() implements WeighingRule {

    @Override
    public Weights weights(Contributions contributions) {
        return contributions.weighed(Contribution::presence);
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
