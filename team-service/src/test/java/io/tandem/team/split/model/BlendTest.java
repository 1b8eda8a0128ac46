package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlendTest {

    private static final SplitRule BY_REBATE =
            new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty());

    @Test
    void dividesEachShareOfThePoolByItsRule() {
        SplitRule blend = blend(part("0.7", BY_REBATE), part("0.3", new Equal()));

        // 70 by 1 : 4, and 30 by halves.
        assertEquals(List.of(29, 71), units(blend, 100, "1", "4"));
    }

    @Test
    void leftUnitsGoToTheLargestRemaindersAndOfEqualOnesToTheFirst() {
        SplitRule thirds = blend(part("1", only(1)), part("1", only(2)), part("1", only(3)));
        SplitRule unequal = blend(part("1", only(1)), part("3", only(2)), part("1", only(3)));

        assertEquals(List.of(4, 3, 3), units(thirds, 10, "1", "1", "1"));
        assertEquals(List.of(4, 4, 3), units(thirds, 11, "1", "1", "1"));
        assertEquals(List.of(0, 1, 0), units(unequal, 1, "1", "1", "1"));
    }

    @Test
    void isTheSumOfItsParts() {
        Seeds.forAll(
                300,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    SplitRule one = Rules.any(random, given.byMember().size(), 2);
                    SplitRule other = Rules.any(random, given.byMember().size(), 2);
                    BigInteger half = Rules.anyPool(random).abs();

                    Parts parts =
                            blend(part("2", one), part("2", other))
                                    .split(half.shiftLeft(1), given, Ties.TIES);

                    assertEquals(
                            one.split(half, given, Ties.TIES)
                                    .plus(other.split(half, given, Ties.TIES)),
                            parts);
                });
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLessOfEach() {
        Seeds.forAll(
                500,
                random ->
                        More.assertNoLess(
                                blend(
                                        part("3", BY_REBATE),
                                        part(
                                                "2",
                                                new Rank(
                                                        Measure.REBATE,
                                                        Rules.anyShares(random),
                                                        Optional.empty()))),
                                Members.anyContributions(random),
                                2,
                                random));
    }

    @Test
    void refusesNothingToBlend() {
        assertThrows(IllegalArgumentException.class, () -> blend());
        assertThrows(IllegalArgumentException.class, () -> part("0", BY_REBATE));
    }

    private static Blend blend(Blend.Ingredient... parts) {
        return new Blend(Arrays.asList(parts));
    }

    private static Blend.Ingredient part(String weight, SplitRule rule) {
        return new Blend.Ingredient(new BigDecimal(weight), rule);
    }

    private static SplitRule only(int member) {
        return new Fixed(Map.of(member(member), BigDecimal.ONE), Optional.empty());
    }

    private static List<Integer> units(SplitRule rule, int pool, String... brought) {
        return rule
                .split(BigInteger.valueOf(pool), rebates(brought), Ties.TIES)
                .units()
                .values()
                .stream()
                .map(BigInteger::intValueExact)
                .toList();
    }
}
