package io.tandem.team.split.model;

import java.math.BigInteger;

/**
 * How a team divides a pool: a closed algebra of pure functions {@code (pool, contributions) →
 * parts}. Every rule is total (any pool, any contributions), its parts sum exactly to the pool, and
 * the order of the input never matters. Amounts are units of 10⁻¹⁸.
 */
public sealed interface SplitRule permits WeighingRule, TopN, Blend, Waterfall, Bounded {

    /** The parts of a pool that is not negative. */
    Parts divide(BigInteger pool, Contributions contributions, TieOrder ties);

    /**
     * A rule that divides these contributions, and any selection of them, as this one does, with
     * what a contribution alone decides (its root, its tiers) worked out once. For a rule that
     * divides in passes.
     */
    SplitRule workedOut(Contributions contributions);

    /** The parts of any pool: a negative one is split by its absolute value and negated. */
    default Parts split(BigInteger pool, Contributions contributions, TieOrder ties) {
        return pool.signum() < 0
                ? divide(pool.negate(), contributions, ties).negated()
                : divide(pool, contributions, ties);
    }
}
