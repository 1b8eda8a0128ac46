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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankTest {

    private static final BigInteger POOL = BigInteger.valueOf(3000);

    @Test
    void givesSharesByPosition() {
        assertEquals(
                List.of(900, 0, 1500, 600), units(rank("0.5", "0.3", "0.2"), "5", "1", "9", "2"));
    }

    @Test
    void equalContributionsShareTheMeanOfTheirPositions() {
        // Positions 1 to 3 hold 0.9 together, a third of that each; "5.0" is 5.
        assertEquals(
                List.of(900, 900, 900, 300),
                units(rank("0.6", "0.2", "0.1", "0.1"), "5", "5.0", "5.00", "2"));
    }

    @Test
    void groupsOfAnySizesStandSideBySide() {
        // Means of 4.5 for two and of 2 for three, which have no common half or third.
        assertEquals(
                List.of(900, 400, 900, 400, 400),
                units(rank("5", "4", "3", "2", "1"), "9", "5", "9", "5", "5"));
    }

    @Test
    void aGroupAcrossTheLastShareHasTheMeanWithNothing() {
        assertEquals(List.of(2000, 500, 500), units(rank("2", "1"), "5", "3", "3"));
    }

    @Test
    void whatNobodyHoldsIsSharedByTheRest() {
        assertEquals(List.of(2000, 1000, 0), units(rank("0.4", "0.2", "0.1"), "5", "3", "0"));
    }

    @Test
    void whoBringsNothingGetsNothingAndAllOfNothingFallsBack() {
        assertEquals(List.of(0, 3000, 0), units(rank("3", "2", "1"), "0", "1", "-7"));
        assertEquals(List.of(1500, 1500), units(rank("3", "2", "1"), "0", "-1"));
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLess() {
        Seeds.forAll(
                500,
                random ->
                        More.assertNoLess(
                                new Rank(Measure.REBATE, Rules.anyShares(random), Optional.empty()),
                                Members.anyContributions(random),
                                1,
                                random));
    }

    @Test
    void refusesSharesThatRiseOrAreNone() {
        assertThrows(IllegalArgumentException.class, () -> rank());
        assertThrows(IllegalArgumentException.class, () -> rank("0"));
        assertThrows(IllegalArgumentException.class, () -> rank("1", "2"));
        assertThrows(IllegalArgumentException.class, () -> rank("1", "-1"));
    }

    private static Rank rank(String... shares) {
        return new Rank(
                Measure.REBATE,
                Arrays.stream(shares).map(BigDecimal::new).toList(),
                Optional.empty());
    }

    private static List<Integer> units(SplitRule rule, String... brought) {
        Parts parts = rule.split(POOL, rebates(brought), Ties.TIES);
        return java.util.stream.IntStream.rangeClosed(1, brought.length)
                .mapToObj(i -> parts.units().get(member(i)).intValueExact())
                .toList();
    }
}
