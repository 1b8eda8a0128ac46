package io.tandem.team.simulation.model;

import io.tandem.team.ratio.model.Fraction;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How unequally something is distributed: 0 when all have the same, (n − 1)/n when one of n has it
 * all. Gini's relative mean difference, Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n Σ x), worked out over the amounts in
 * ascending order as Σ (2i − n − 1) xᵢ / (n Σ x), i from 1.
 */
public final class Gini {

    private Gini() {}

    /** Empty where it means nothing: somebody has a debt, or nobody has anything. */
    public static Optional<Fraction> of(Collection<BigDecimal> amounts) {
        List<BigDecimal> ascending = amounts.stream().sorted().toList();
        BigDecimal sum = ascending.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || ascending.getFirst().signum() < 0) {
            return Optional.empty();
        }
        int n = ascending.size();
        BigDecimal weighed = BigDecimal.ZERO;
        for (int i = 1; i <= n; i++) {
            weighed =
                    weighed.add(ascending.get(i - 1).multiply(BigDecimal.valueOf(2L * i - n - 1)));
        }
        return Optional.of(Fraction.of(weighed, sum.multiply(BigDecimal.valueOf(n))));
    }
}
