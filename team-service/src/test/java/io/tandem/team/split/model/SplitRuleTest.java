package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplitRuleTest {

    private static final int CASES = 400;
    private static final TieOrder TIES =
            new TieOrder(Digest.ofBytes("tandem".getBytes()), YearMonth.of(2025, 5));

    // Of SHA-256(SHA-256("tandem") ‖ "2025-05" ‖ id) of the members 1 to 5, worked out with
    // Python's
    // hashlib, the smallest are those of these two: 2cc5799a… and 7677ce59….
    private static final int TIE_FIRST = 1;
    private static final int TIE_SECOND = 5;

    @Test
    void partsSumToThePool() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    BigInteger pool = anyPool(random);

                    Parts parts =
                            anyRule(random, given).split(pool, given, Members.anyTies(random));

                    assertEquals(pool, sum(parts));
                    assertEquals(given.byMember().keySet(), parts.units().keySet());
                });
    }

    @Test
    void nobodysPartIsAgainstThePoolsSign() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    BigInteger pool = anyPool(random);

                    Parts parts = anyRule(random, given).split(pool, given, TIES);

                    parts.units()
                            .values()
                            .forEach(part -> assertTrue(part.signum() * pool.signum() >= 0));
                });
    }

    @Test
    void inputOrderDoesNotMatter() {
        Seeds.forAll(
                CASES,
                random -> {
                    List<Contribution> listed = Members.anyContributions(random);
                    SplitRule rule = anyRule(random, Contributions.of(listed));
                    BigInteger pool = anyPool(random);
                    Parts inOneOrder = rule.split(pool, Contributions.of(listed), TIES);

                    List<Contribution> shuffled = new ArrayList<>(listed);
                    Collections.shuffle(shuffled, random);
                    Parts inAnother = rule.split(pool, Contributions.of(shuffled), TIES);

                    assertEquals(inOneOrder, inAnother);
                });
    }

    @Test
    void equalContributionsGetEqualPartsUpToOneUnit() {
        Seeds.forAll(
                CASES,
                random -> {
                    List<Contribution> listed = new ArrayList<>(Members.anyContributions(random));
                    PartnerId twin = new PartnerId(new UUID(random.nextLong(), random.nextLong()));
                    listed.add(new Contribution(twin, listed.getFirst().measures()));
                    Contributions given = Contributions.of(listed);

                    Parts parts =
                            anyMeasuringRule(random)
                                    .split(anyPool(random), given, Members.anyTies(random));

                    BigInteger difference =
                            parts.units()
                                    .get(twin)
                                    .subtract(parts.units().get(listed.getFirst().member()));
                    assertTrue(difference.abs().compareTo(BigInteger.ONE) <= 0);
                });
    }

    @Test
    void whoBringsNothingGetsNothingWhereOthersBringSomething() {
        Seeds.forAll(
                CASES,
                random -> {
                    List<Contribution> listed = new ArrayList<>(Members.anyContributions(random));
                    listed.add(Members.rebate(member(1), BigDecimal.ZERO));
                    listed.add(Members.rebate(member(2), BigDecimal.TEN));

                    Parts parts =
                            proportional(Measure.REBATE, anyExponent(random))
                                    .split(anyPool(random), Contributions.of(listed), TIES);

                    assertEquals(BigInteger.ZERO, parts.units().get(member(1)));
                });
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLess() {
        Seeds.forAll(
                CASES,
                random -> {
                    List<Contribution> listed = new ArrayList<>(Members.anyContributions(random));
                    Contribution before = listed.getFirst();
                    BigDecimal more =
                            before.weighing(Measure.REBATE).add(Members.anyAmount(random).abs());
                    SplitRule rule = proportional(Measure.REBATE, anyExponent(random));
                    BigInteger pool = anyPool(random).abs();
                    BigInteger part =
                            rule.split(pool, Contributions.of(listed), TIES)
                                    .units()
                                    .get(before.member());

                    listed.set(0, Members.rebate(before.member(), more));
                    BigInteger partOfMore =
                            rule.split(pool, Contributions.of(listed), TIES)
                                    .units()
                                    .get(before.member());

                    assertTrue(
                            partOfMore.compareTo(part.subtract(BigInteger.ONE)) >= 0,
                            () -> part + " became " + partOfMore);
                });
    }

    @Test
    void aNegativePoolIsSplitLikeItsAbsoluteValue() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    SplitRule rule = anyRule(random, given);
                    BigInteger pool = anyPool(random);

                    Parts ofNegative = rule.split(pool.negate(), given, TIES);

                    assertEquals(rule.split(pool, given, TIES).negated(), ofNegative);
                });
    }

    @Test
    void oneMemberGetsAll() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions alone =
                            Contributions.of(
                                    List.of(Members.rebate(member(1), Members.anyAmount(random))));
                    BigInteger pool = anyPool(random);

                    Parts parts = anyRule(random, alone).split(pool, alone, TIES);

                    assertEquals(Map.of(member(1), pool), parts.units());
                });
    }

    @Test
    void nothingIsSplitIntoNothings() {
        Contributions given = rebates("1", "2", "0");

        Parts parts =
                proportional(Measure.REBATE, Exponent.ONE).split(BigInteger.ZERO, given, TIES);

        parts.units().values().forEach(part -> assertEquals(BigInteger.ZERO, part));
    }

    @Test
    void aHundredMembersShareAHundredUnits() {
        List<Contribution> hundred = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            hundred.add(Members.rebate(member(i), BigDecimal.ONE));
        }

        Parts parts = new Equal().split(BigInteger.valueOf(100), Contributions.of(hundred), TIES);

        parts.units().values().forEach(part -> assertEquals(BigInteger.ONE, part));
    }

    @Test
    void oneUnitGoesToWhoIsFirstInTheOrderOfTies() {
        Parts parts = new Equal().split(BigInteger.ONE, rebates("1", "1", "1", "1", "1"), TIES);

        assertEquals(BigInteger.ONE, units(parts, TIE_FIRST));
    }

    @Test
    void twoUnitsGoToTheFirstTwoInTheOrderOfTies() {
        Parts parts =
                new Equal().split(BigInteger.TWO.negate(), rebates("1", "1", "1", "1", "1"), TIES);

        assertEquals(BigInteger.ONE.negate(), units(parts, TIE_FIRST));
        assertEquals(BigInteger.ONE.negate(), units(parts, TIE_SECOND));
    }

    @Test
    void leftUnitsGoToTheLargestRemaindersFirst() {
        // 10 by 5 : 3 : 1 is 5.55…, 3.33…, 1.11…: floors 5, 3, 1, and the unit left to the first.
        Parts parts =
                proportional(Measure.REBATE, Exponent.ONE)
                        .split(BigInteger.TEN, rebates("5", "3", "1"), TIES);

        assertEquals(
                List.of(6, 3, 1),
                parts.units().values().stream().map(BigInteger::intValueExact).toList());
    }

    @Test
    void fixedWeightsDivideWhateverWasBrought() {
        Fixed twoToOne =
                new Fixed(
                        Map.of(member(1), BigDecimal.TWO, member(2), BigDecimal.ONE),
                        Optional.empty());

        Parts parts = twoToOne.split(BigInteger.valueOf(9), rebates("0", "5", "7"), TIES);

        assertEquals(
                List.of(6, 3, 0),
                parts.units().values().stream().map(BigInteger::intValueExact).toList());
    }

    @Test
    void refusesFixedWeightsThatAreNegativeOrAllZero() {
        Map<PartnerId, BigDecimal> negative =
                Map.of(member(1), BigDecimal.ONE.negate(), member(2), BigDecimal.TEN);
        Map<PartnerId, BigDecimal> zero = Map.of(member(1), BigDecimal.ZERO);

        assertThrows(IllegalArgumentException.class, () -> new Fixed(negative, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Fixed(zero, Optional.empty()));
    }

    @Test
    void fallsBackToEqualWhenNobodyBroughtAnything() {
        Parts parts =
                proportional(Measure.VOLUME, Exponent.ONE)
                        .split(BigInteger.valueOf(6), rebates("1", "2", "3"), TIES);

        parts.units().values().forEach(part -> assertEquals(BigInteger.TWO, part));
    }

    @Test
    void fallsBackToTheNamedRule() {
        SplitRule byVolumeElseRebate =
                new Proportional(
                        Measure.VOLUME,
                        Exponent.ONE,
                        Optional.of(proportional(Measure.REBATE, Exponent.ONE)));

        Parts parts = byVolumeElseRebate.split(BigInteger.valueOf(6), rebates("1", "2", "3"), TIES);

        assertEquals(
                List.of(1, 2, 3),
                parts.units().values().stream().map(BigInteger::intValueExact).toList());
    }

    @Test
    void aNegativeContributionWeighsNothing() {
        Parts parts =
                proportional(Measure.REBATE, Exponent.ONE)
                        .split(BigInteger.TEN, rebates("-5", "1"), TIES);

        assertEquals(BigInteger.ZERO, units(parts, 1));
    }

    @Test
    void refusesAMemberListedTwice() {
        List<Contribution> twice =
                List.of(
                        Members.rebate(member(1), BigDecimal.ONE),
                        Members.rebate(member(1), BigDecimal.TEN));

        assertThrows(IllegalArgumentException.class, () -> Contributions.of(twice));
    }

    private static SplitRule proportional(Measure by, Exponent exponent) {
        return new Proportional(by, exponent, Optional.empty());
    }

    private static SplitRule anyRule(Random random, Contributions given) {
        if (random.nextInt(4) > 0) {
            return anyMeasuringRule(random);
        }
        Map<PartnerId, BigDecimal> weights = new HashMap<>();
        given.byMember()
                .keySet()
                .forEach(each -> weights.put(each, BigDecimal.valueOf(random.nextInt(5), 1)));
        weights.put(given.byMember().firstKey(), BigDecimal.ONE);
        return new Fixed(weights, Optional.empty());
    }

    private static SplitRule anyMeasuringRule(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Equal();
            case 1 -> proportional(Measure.INVITEES, anyExponent(random));
            case 2 -> proportional(Measure.VOLUME, anyExponent(random));
            default -> proportional(Measure.REBATE, anyExponent(random));
        };
    }

    private static Exponent anyExponent(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Exponent(new BigDecimal("0.5"));
            case 1 -> new Exponent(BigDecimal.valueOf(1 + random.nextInt(30), 1));
            default -> Exponent.ONE;
        };
    }

    private static BigInteger anyPool(Random random) {
        BigInteger pool =
                switch (random.nextInt(5)) {
                    case 0 -> BigInteger.ONE;
                    case 1 -> BigInteger.valueOf(random.nextInt(200));
                    default -> new BigInteger(1 + random.nextInt(125), random);
                };
        return random.nextBoolean() ? pool : pool.negate();
    }

    private static BigInteger sum(Parts parts) {
        return parts.units().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger units(Parts parts, int member) {
        return parts.units().get(member(member));
    }
}
