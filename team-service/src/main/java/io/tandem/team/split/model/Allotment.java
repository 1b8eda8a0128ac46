package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides whole units by weights, by the method of largest remainders: member i first gets ⌊pool ·
 * wᵢ / W⌋; the units left go one each to the largest fractional remainders, ties in the {@link
 * TieOrder}. Whoever has no weight gets nothing, since nothing has no remainder.
 */
public final class Allotment {

    private Allotment() {}

    /**
     * @param pool not negative: a rule negates a negative pool before and after
     */
    public static Parts allot(BigInteger pool, Weights weights, TieOrder ties) {
        return new Parts(
                pool, allot(pool, weights.byMember(), ties.comparator()), Optional.of(weights));
    }

    /** The same among anything that can have a weight and, where remainders are equal, an order. */
    static <K extends Comparable<K>> SortedMap<K, BigInteger> allot(
            BigInteger pool, SortedMap<K, BigDecimal> weights, Comparator<K> ties) {
        SortedMap<K, BigInteger> whole = wholeWeights(weights);
        BigInteger total = Parts.sum(whole.values());
        if (pool.signum() < 0 || total.signum() <= 0) {
            throw new IllegalArgumentException(
                    "only a pool that is not negative is allotted, and only to some weight");
        }
        SortedMap<K, BigInteger> parts = new TreeMap<>();
        SortedMap<K, BigInteger> remainders = new TreeMap<>();
        BigInteger left = pool;
        for (var entry : whole.entrySet()) {
            // Rounded down: what that leaves is dealt out below.
            BigInteger[] divided = pool.multiply(entry.getValue()).divideAndRemainder(total);
            parts.put(entry.getKey(), divided[0]);
            remainders.put(entry.getKey(), divided[1]);
            left = left.subtract(divided[0]);
        }
        Comparator<K> largestRemainder =
                Comparator.<K, BigInteger>comparing(remainders::get).reversed();
        // Each remainder is below the total, so fewer units are left than there are members.
        remainders.keySet().stream()
                .sorted(largestRemainder.thenComparing(ties))
                .limit(left.intValueExact())
                .forEach(each -> parts.merge(each, BigInteger.ONE, BigInteger::add));
        return parts;
    }

    /** The weights in their own smallest common decimal, so that all that follows is whole. */
    private static <K extends Comparable<K>> SortedMap<K, BigInteger> wholeWeights(
            SortedMap<K, BigDecimal> weights) {
        int scale = weights.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        SortedMap<K, BigInteger> whole = new TreeMap<>();
        weights.forEach((each, weight) -> whole.put(each, weight.setScale(scale).unscaledValue()));
        return whole;
    }
}
