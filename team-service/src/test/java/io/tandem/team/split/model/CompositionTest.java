package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Rules.anyPool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every rule promises, whatever it is made of. */
class CompositionTest {

    private static final int CASES = 1_500;
    private static final int DEPTH = 4;

    @Test
    void partsSumToThePoolAndAreNeverAgainstItsSign() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    BigInteger pool = anyPool(random);

                    Parts parts = any(random, given).split(pool, given, Members.anyTies(random));

                    assertEquals(pool, Parts.sum(parts.units().values()));
                    assertEquals(given.byMember().keySet(), parts.units().keySet());
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
                    SplitRule rule = any(random, Contributions.of(listed));
                    TieOrder ties = Members.anyTies(random);
                    BigInteger pool = anyPool(random);
                    Parts inOneOrder = rule.split(pool, Contributions.of(listed), ties);

                    List<Contribution> shuffled = new ArrayList<>(listed);
                    Collections.shuffle(shuffled, random);
                    Parts inAnother = rule.split(pool, Contributions.of(shuffled), ties);

                    assertEquals(inOneOrder, inAnother);
                });
    }

    @Test
    void aNegativePoolIsSplitLikeItsAbsoluteValue() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    SplitRule rule = any(random, given);
                    TieOrder ties = Members.anyTies(random);
                    BigInteger pool = anyPool(random);

                    Parts ofNegative = rule.split(pool.negate(), given, ties);

                    assertEquals(rule.split(pool, given, ties).negated(), ofNegative);
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

                    Parts parts = any(random, alone).split(pool, alone, Members.anyTies(random));

                    assertEquals(Map.of(member(1), pool), parts.units());
                });
    }

    @Test
    void nothingIsSplitIntoNothings() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));

                    Parts parts =
                            any(random, given)
                                    .split(BigInteger.ZERO, given, Members.anyTies(random));

                    assertEquals(Set.of(BigInteger.ZERO), new HashSet<>(parts.units().values()));
                });
    }

    @Test
    void oneUnitGoesToOneMember() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));

                    Parts parts =
                            any(random, given)
                                    .split(BigInteger.ONE, given, Members.anyTies(random));

                    assertEquals(
                            1,
                            parts.units().values().stream().filter(BigInteger.ONE::equals).count());
                });
    }

    @Test
    void aHundredMembersShareByAnything() {
        Seeds.forAll(
                100,
                random -> {
                    Contributions given =
                            Contributions.of(
                                    IntStream.rangeClosed(1, 100)
                                            .mapToObj(i ->
                                                    Members.rebate(
                                                            member(i), Members.anyAmount(random)))
                                            .toList());
                    BigInteger pool = anyPool(random);

                    Parts parts = any(random, given).split(pool, given, Members.anyTies(random));

                    assertEquals(pool, Parts.sum(parts.units().values()));
                });
    }

    @Test
    void whatIsWorkedOutDividesAnySelectionTheSame() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    Contributions some = someOf(given, random);
                    SplitRule rule = any(random, given);
                    TieOrder ties = Members.anyTies(random);
                    BigInteger pool = anyPool(random);

                    Parts parts = rule.workedOut(given).split(pool, some, ties);

                    assertEquals(rule.split(pool, some, ties).units(), parts.units());
                });
    }

    @Test
    void equalContributionsGetEqualPartsUpToAUnitForEachRuleThatDivides() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contribution one = Members.anyContributions(random).getFirst();
                    List<Contribution> listed = new ArrayList<>(Members.anyContributions(random));
                    listed.add(new Contribution(member(1), one.measures()));
                    listed.add(new Contribution(member(2), one.measures()));
                    Contributions given = Contributions.of(listed);
                    SplitRule rule = anyWithoutCut(random, listed.size());

                    Parts parts = rule.split(anyPool(random), given, Members.anyTies(random));

                    BigInteger difference =
                            parts.units().get(member(1)).subtract(parts.units().get(member(2)));
                    assertTrue(
                            difference.abs().intValueExact() <= Rules.roundings(rule),
                            () -> difference + " by " + rule);
                });
    }

    @Test
    void weightsTellTheWholeSplitWhereTheyAreGiven() {
        Seeds.forAll(
                CASES,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    TieOrder ties = Members.anyTies(random);
                    BigInteger pool = anyPool(random).abs();

                    Parts parts = any(random, given).split(pool, given, ties);

                    parts.weights()
                            .ifPresent(weights ->
                                    assertEquals(parts, Allotment.allot(pool, weights, ties)));
                });
    }

    private static SplitRule any(Random random, Contributions given) {
        return Rules.any(random, given.byMember().size(), DEPTH);
    }

    /** At the cut of {@link TopN} one of two equals may be in and the other out. */
    private static SplitRule anyWithoutCut(Random random, int members) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Blend(
                            List.of(
                                    new Blend.Ingredient(
                                            BigDecimal.TWO, Rules.weighing(random, members)),
                                    new Blend.Ingredient(
                                            BigDecimal.TEN, Rules.weighing(random, members))));
            case 1 ->
                    new Waterfall(
                            List.of(
                                    new Waterfall.Step(
                                            BigInteger.TEN.pow(random.nextInt(20)),
                                            Rules.weighing(random, members))),
                            Rules.weighing(random, members));
            case 2 -> Rules.anyBounded(random, Rules.weighing(random, members));
            default -> Rules.weighing(random, members);
        };
    }

    private static Contributions someOf(Contributions given, Random random) {
        List<Contribution> listed = new ArrayList<>(given.byMember().values());
        Collections.shuffle(listed, random);
        return Contributions.of(listed.subList(0, 1 + random.nextInt(listed.size())));
    }
}
