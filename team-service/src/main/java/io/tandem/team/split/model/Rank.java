package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By position: whoever brought most has the first share, the next the second, and so on; who comes
 * after the last share has none, nor has who brought nothing. Members whose contributions are equal
 * hold their positions together: each has the mean of those positions' shares, so no order of ties
 * decides over more than one unit.
 *
 * <p>With the shares s₁ ≥ s₂ ≥ … and L the least common multiple of the sizes of the groups of
 * equals, weight = L · (sum of the shares of the group's positions) / (size of the group): times L,
 * a mean is a decimal whatever the size. Shares are relative: 5, 3, 2 says the same as 0.5, 0.3,
 * 0.2, and where fewer members brought something than there are shares, these divide all.
 *
 * <p>Refuses shares that are negative, all zero or rising, under which it would pay to bring less.
 * Who brings more gets no less, up to one unit.
 */
public record Rank(Measure by, List<BigDecimal> shares, Optional<SplitRule> fallback)
        implements WeighingRule {

    public Rank {
        shares = List.copyOf(shares);
        if (shares.isEmpty() || shares.getFirst().signum() <= 0) {
            throw new IllegalArgumentException("the first share is above zero");
        }
        if (shares.getLast().signum() < 0) {
            throw new IllegalArgumentException("a share is not negative");
        }
        for (int i = 1; i < shares.size(); i++) {
            if (shares.get(i).compareTo(shares.get(i - 1)) > 0) {
                throw new IllegalArgumentException("no share is above the one before");
            }
        }
    }

    @Override
    public Weights weights(Contributions contributions) {
        SortedMap<BigDecimal, Integer> sizes = new TreeMap<>(Collections.reverseOrder());
        for (Contribution each : contributions.byMember().values()) {
            if (each.weighing(by).signum() > 0) {
                sizes.merge(each.weighing(by), 1, Integer::sum);
            }
        }
        BigInteger multiple =
                sizes.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, Rank::lcm);
        Map<BigDecimal, BigDecimal> weights = new TreeMap<>();
        int position = 0;
        for (var group : sizes.entrySet()) {
            int size = group.getValue();
            BigInteger each = multiple.divide(BigInteger.valueOf(size));
            weights.put(group.getKey(), held(position, size).multiply(new BigDecimal(each)));
            position += size;
        }
        return contributions.weighed(
                each -> weights.getOrDefault(each.weighing(by), BigDecimal.ZERO));
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Rank(by, shares, workedOutFallback(contributions));
    }

    /** The sum of the shares of {@code size} positions from {@code position} on. */
    private BigDecimal held(int position, int size) {
        int from = Math.min(position, shares.size());
        int to = Math.min(position + size, shares.size());
        return shares.subList(from, to).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }
}
