package io.tandem.team.split.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules one below the other: the pool flows from step to step, each takes what is left up to its
 * cap and divides that by its own rule, and what no cap holds reaches the last rule. A member's
 * part is the sum of its parts. A pool that is negative flows the same way by its absolute value.
 *
 * <p>A cap is an amount in the pool's own asset, in units of 10⁻¹⁸; as a share of the pool it would
 * be a {@link Blend}. Refuses a cap that is not above zero. What the rules promise up to one unit,
 * the waterfall promises up to one unit for each of them.
 */
public record Waterfall(List<Step> steps, SplitRule rest) implements SplitRule {

    /** A rule and how much flows into it at most. */
    public record Step(BigInteger cap, SplitRule rule) {

        public Step {
            if (cap.signum() <= 0) {
                throw new IllegalArgumentException("a cap is above zero");
            }
        }
    }

    public Waterfall {
        steps = List.copyOf(steps);
    }

    @Override
    public Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        List<Parts> taken = new ArrayList<>();
        BigInteger left = pool;
        for (Step step : steps) {
            BigInteger flow = left.min(step.cap());
            taken.add(step.rule().divide(flow, contributions, ties));
            left = left.subtract(flow);
        }
        return taken.stream().reduce(rest.divide(left, contributions, ties), Parts::plus);
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Waterfall(
                steps.stream()
                        .map(step -> new Step(step.cap(), step.rule().workedOut(contributions)))
                        .toList(),
                rest.workedOut(contributions));
    }
}
