package io.tandem.team.split.model;

import java.math.BigInteger;

/**
 * How a team divides a pool: a closed algebra of pure functions {@code (pool, contributions) →
 * parts}. Every rule is total (any pool, any contributions), its parts sum exactly to the pool, and
 * the order of the input never matters. Amounts are units of 10⁻¹⁸.
 */
public sealed interface SplitRule permits WeighingRule {

    /** The parts of a pool that is not negative. */
    Parts divide(BigInteger pool, Contributions contributions, TieOrder ties);

    /** The parts of any pool: a negative one is split by its absolute value and negated. */
    default Parts split(BigInteger pool, Contributions contributions, TieOrder ties) {
        return pool.signum() < 0
                ? divide(pool.negate(), contributions, ties).negated()
                : divide(pool, contributions, ties);
    }
}
