package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
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
        BigInteger sum = units.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (!sum.equals(pool)) {
            throw new IllegalArgumentException("parts sum to " + sum + ", not to the pool " + pool);
        }
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** The same split of the pool's negative. */
    public Parts negated() {
        SortedMap<PartnerId, BigInteger> negated = new TreeMap<>(units);
        negated.replaceAll((member, part) -> part.negate());
        return new Parts(pool.negate(), negated, weights);
    }
}
