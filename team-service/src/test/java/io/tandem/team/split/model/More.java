package io.tandem.team.split.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whether it pays to bring more. */
final class More {

    private More() {}

    /** When the first member brings more by rebate, its part falls by so many units at most. */
    static void assertNoLess(SplitRule rule, List<Contribution> listed, int units, Random random) {
        Contribution before = listed.getFirst();
        BigInteger pool = Rules.anyPool(random).abs();
        BigInteger part = part(rule, pool, listed);
        BigDecimal more = before.weighing(Measure.REBATE).add(Members.anyAmount(random).abs());
        List<Contribution> changed = new ArrayList<>(listed);
        changed.set(0, Members.rebate(before.member(), more));

        BigInteger partOfMore = part(rule, pool, changed);

        assertTrue(
                partOfMore.compareTo(part.subtract(BigInteger.valueOf(units))) >= 0,
                () -> part + " became " + partOfMore + " by " + rule);
    }

    private static BigInteger part(SplitRule rule, BigInteger pool, List<Contribution> listed) {
        return rule.split(pool, Contributions.of(listed), Ties.TIES)
                .units()
                .get(listed.getFirst().member());
    }
}
