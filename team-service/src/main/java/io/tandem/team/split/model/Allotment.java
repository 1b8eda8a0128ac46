package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
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
        if (pool.signum() < 0 || weights.areAllZero()) {
            throw new IllegalArgumentException(
                    "only a pool that is not negative is allotted, and only to some weight");
        }
        SortedMap<PartnerId, BigInteger> whole = wholeWeights(weights);
        BigInteger total = whole.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        SortedMap<PartnerId, BigInteger> parts = new TreeMap<>();
        SortedMap<PartnerId, BigInteger> remainders = new TreeMap<>();
        BigInteger left = pool;
        for (var entry : whole.entrySet()) {
            // Rounded down: what that leaves is dealt out below.
            BigInteger[] divided = pool.multiply(entry.getValue()).divideAndRemainder(total);
            parts.put(entry.getKey(), divided[0]);
            remainders.put(entry.getKey(), divided[1]);
            left = left.subtract(divided[0]);
        }
        Comparator<PartnerId> largestRemainder =
                Comparator.<PartnerId, BigInteger>comparing(remainders::get).reversed();
        // Each remainder is below the total, so fewer units are left than there are members.
        remainders.keySet().stream()
                .sorted(largestRemainder.thenComparing(ties.comparator()))
                .limit(left.intValueExact())
                .forEach(member -> parts.merge(member, BigInteger.ONE, BigInteger::add));
        return new Parts(pool, parts, Optional.of(weights));
    }

    /** The weights in their own smallest common decimal, so that all that follows is whole. */
    private static SortedMap<PartnerId, BigInteger> wholeWeights(Weights weights) {
        int scale =
                weights.byMember().values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        SortedMap<PartnerId, BigInteger> whole = new TreeMap<>();
        weights.byMember()
                .forEach((member, weight) ->
                        whole.put(member, weight.setScale(scale).unscaledValue()));
        return whole;
    }
}
