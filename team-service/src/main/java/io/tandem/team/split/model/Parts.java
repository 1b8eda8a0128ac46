package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pool divided among members, in units of 10⁻¹⁸. The parts sum to the pool, or there is no such
 * thing as these parts.
 *
 * @param weights the weights by which the pool was divided, where one set of weights tells it all
 */
public record Parts(
        BigInteger pool, SortedMap<PartnerId, BigInteger> units, Optional<Weights> weights) {

    public Parts {
        BigInteger sum = sum(units.values());
        if (!sum.equals(pool)) {
            throw new IllegalArgumentException("parts sum to " + sum + ", not to the pool " + pool);
        }
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** Parts that no one set of weights tells. */
    public static Parts of(BigInteger pool, SortedMap<PartnerId, BigInteger> units) {
        return new Parts(pool, units, Optional.empty());
    }

    /** The sum of these parts. */
    static BigInteger sum(Collection<BigInteger> units) {
        return units.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The same parts of the same pool, and nothing for everybody else of these members. */
    public Parts among(Set<PartnerId> members) {
        SortedMap<PartnerId, BigInteger> all = new TreeMap<>(units);
        members.forEach(member -> all.putIfAbsent(member, BigInteger.ZERO));
        return new Parts(pool, all, weights.map(some -> some.among(members)));
    }

    /** Both pools together, each member's parts of both. */
    public Parts plus(Parts other) {
        SortedMap<PartnerId, BigInteger> sums = new TreeMap<>(units);
        other.units.forEach((member, part) -> sums.merge(member, part, BigInteger::add));
        return of(pool.add(other.pool), sums);
    }

    /** The same split of the pool's negative. */
    public Parts negated() {
        SortedMap<PartnerId, BigInteger> negated = new TreeMap<>(units);
        negated.replaceAll((member, part) -> part.negate());
        return new Parts(pool.negate(), negated, weights);
    }
}
