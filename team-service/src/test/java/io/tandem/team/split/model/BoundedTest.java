package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Rate;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedTest {

    private static final SplitRule BY_REBATE =
            new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty());

    @ParameterizedTest
    @CsvSource({
        // Within the bounds nothing changes.
        "0.1, 0.5, 100, '3 3 4', '30 30 40'",
        // A floor is made up by the others, by the inner rule among them.
        "0.1, 1, 100, '0 60 30', '10 60 30'",
        // What making up costs can bring another to the floor: then it has the floor, too.
        "0.25, 1, 100, '1 26 73', '25 25 50'",
        // What a cap leaves over goes to the others, and can bring another to the cap.
        "0, 0.4, 100, '70 27 3', '40 40 20'",
        "0, 0.4, 100, '90 6 4', '40 36 24'",
        // Floors and caps together: here the floors add more than the cap takes …
        "0.2, 0.5, 100, '60 40 0 0', '36 24 20 20'",
        // … and here the cap takes more than the floor adds.
        "0.1, 0.4, 100, '90 6 4', '40 36 24'",
        // Floors that leave nothing to divide.
        "0.5, 0.5, 10, '1 9', '5 5'",
        // ⌊0.3 · 11⌋ and ⌈0.4 · 11⌉.
        "0.3, 1, 11, '0 0 1', '3 3 5'",
        "0, 0.4, 11, '0 0 1', '3 3 5'"
    })
    void boundsPartsAndLetsTheOthersMakeUp(
            String min, String max, int pool, String brought, String parts) {
        Parts given =
                bounded(min, max, BY_REBATE)
                        .split(BigInteger.valueOf(pool), rebates(brought.split(" ")), Ties.TIES);

        assertEquals(
                parts,
                String.join(
                        " ", given.units().values().stream().map(BigInteger::toString).toList()));
    }

    @Test
    void everyPartIsWithinTheBounds() {
        Seeds.forAll(
                1_500,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    int n = given.byMember().size();
                    Rate min = new Rate(random.nextInt(1 + 1_000_000 / n));
                    int least = Math.ceilDiv(1_000_000, n);
                    Rate max = new Rate(least + random.nextInt(1_000_001 - least));
                    BigInteger pool = Rules.anyPool(random).abs();

                    Parts parts =
                            new Bounded(min, max, Rules.any(random, n, 3))
                                    .split(pool, given, Ties.TIES);

                    assertTrue(Bounded.isPossible(min, max, n));
                    BigDecimal floor = min.times(new BigDecimal(pool));
                    BigDecimal cap = max.times(new BigDecimal(pool));
                    parts.units()
                            .values()
                            .forEach(part -> {
                                BigDecimal units = new BigDecimal(part);
                                assertTrue(units.add(BigDecimal.ONE).compareTo(floor) > 0);
                                assertTrue(units.subtract(BigDecimal.ONE).compareTo(cap) < 0);
                            });
                });
    }

    @Test
    void findsTheLevelAtWhichWeightsFillThePool() {
        Seeds.forAll(
                500,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    Bounded rule = Rules.anyBounded(random, BY_REBATE);
                    BigInteger pool = BigInteger.TEN.pow(40);

                    Parts parts = rule.split(pool, given, Ties.TIES);

                    assertLevel(rule, given, parts);
                });
    }

    /** Of any two, who has less per weight is at the cap or the other at the floor. */
    private static void assertLevel(Bounded rule, Contributions given, Parts parts) {
        Weights weights = given.weighed(each -> each.weighing(Measure.REBATE));
        if (weights.areAllZero()) {
            return;
        }
        BigInteger n = BigInteger.valueOf(given.byMember().size());
        BigInteger slack = BigInteger.valueOf(1_000);
        BigInteger cap = units(rule.max(), parts.pool()).max(parts.pool().divide(n));
        BigInteger floor = units(rule.min(), parts.pool()).min(parts.pool().divide(n));
        parts.units()
                .forEach((one, part) ->
                        parts.units()
                                .forEach((other, otherPart) -> {
                                    if (cap.subtract(part).compareTo(slack) > 0
                                            && otherPart.subtract(floor).compareTo(slack) > 0) {
                                        BigDecimal mine = weights.byMember().get(one);
                                        BigDecimal theirs = weights.byMember().get(other);
                                        assertTrue(
                                                new BigDecimal(part.add(slack))
                                                                .multiply(theirs)
                                                                .compareTo(
                                                                        new BigDecimal(
                                                                                        otherPart
                                                                                                .subtract(
                                                                                                        slack))
                                                                                .multiply(mine))
                                                        >= 0);
                                    }
                                }));
    }

    private static BigInteger units(Rate rate, BigInteger pool) {
        return rate.times(new BigDecimal(pool)).toBigInteger();
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLess() {
        Seeds.forAll(
                1_500,
                random ->
                        More.assertNoLess(
                                Rules.anyBounded(random, BY_REBATE),
                                Members.anyContributions(random),
                                1,
                                random));
    }

    @Test
    void equalContributionsGetEqualPartsUpToOneUnitOfSmallPools() {
        Seeds.forAll(
                5_000,
                random -> {
                    List<Contribution> listed = new ArrayList<>();
                    int n = 2 + random.nextInt(7);
                    for (int i = 1; i <= n; i++) {
                        listed.add(
                                Members.rebate(member(i), BigDecimal.valueOf(random.nextInt(12))));
                    }
                    listed.set(1, Members.rebate(member(2), listed.get(0).of(Measure.REBATE)));
                    SplitRule rule = Rules.anyBounded(random, Rules.weighing(random, n));

                    Parts parts =
                            rule.split(
                                    BigInteger.valueOf(random.nextInt(60)),
                                    Contributions.of(listed),
                                    Ties.TIES);

                    BigInteger difference =
                            parts.units().get(member(1)).subtract(parts.units().get(member(2)));
                    assertTrue(difference.abs().compareTo(BigInteger.ONE) <= 0);
                });
    }

    @Test
    void whereFewerShareNoBoundIsStricterThanTheEqualPart() {
        SplitRule ofTwo =
                new TopN(2, Measure.REBATE, bounded("0", "0.4", BY_REBATE), Optional.empty());

        Parts parts = ofTwo.split(BigInteger.valueOf(100), rebates("9", "1", "0"), Ties.TIES);

        assertEquals(
                List.of(50, 50, 0),
                parts.units().values().stream().map(BigInteger::intValueExact).toList());
    }

    @Test
    void tellsWhichBoundsAreImpossible() {
        assertTrue(Bounded.isPossible(Rate.of("0.25"), Rate.of("0.25"), 4));
        assertFalse(Bounded.isPossible(Rate.of("0.250001"), Rate.ONE, 4));
        assertFalse(Bounded.isPossible(Rate.ZERO, Rate.of("0.249999"), 4));
        assertThrows(IllegalArgumentException.class, () -> bounded("0.5", "0.4", BY_REBATE));
    }

    private static Bounded bounded(String min, String max, SplitRule inner) {
        return new Bounded(Rate.of(min), Rate.of(max), inner);
    }
}
