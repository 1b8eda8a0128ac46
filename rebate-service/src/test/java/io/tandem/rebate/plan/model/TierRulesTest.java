package io.tandem.rebate.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Rate;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierRulesTest {

    private static final int TIERS = 5;

    /** Tier n is reached by a volume of n - 1. */
    private static final TierTable TABLE =
            new TierTable(
                    IntStream.range(0, TIERS)
                            .mapToObj(volume ->
                                    new Tier(BigDecimal.valueOf(volume), 0, new Rate(volume)))
                            .toList());

    private static Plan plan(TierRules rules) {
        return new Plan(
                UUID.randomUUID(),
                "okx",
                1,
                YearMonth.parse("2026-01"),
                0,
                Optional.empty(),
                Map.of(Category.SPOT, TABLE),
                Exclusions.NONE,
                rules);
    }

    private static TierRules rules(Integer months, Integer tier, Integer up, Integer down, int g) {
        return new TierRules(
                Optional.ofNullable(months).map(given -> new TierRules.Newcomer(given, tier)),
                Optional.ofNullable(up),
                Optional.ofNullable(down),
                g);
    }

    /** The tiers of a partner's months, of which the first is its first active one. */
    private static List<TierFix> run(TierRules rules, List<Integer> reached) {
        Plan plan = plan(rules);
        List<TierFix> fixes = new ArrayList<>();
        Standing standing = Standing.NONE;
        for (int tier : reached) {
            TierFix fix = plan.fix(Category.SPOT, standing).orElseThrow();
            fixes.add(fix);
            standing = Standing.next(standing, BigDecimal.valueOf(tier - 1), 1, Optional.of(fix));
        }
        fixes.add(plan.fix(Category.SPOT, standing).orElseThrow());
        return fixes;
    }

    /**
     * Figures of months (the tier that each reaches), and the tiers of these months and the next.
     */
    @ParameterizedTest
    @CsvSource({
        // Without rules: what the month before reached.
        "   ,  ,  ,  , 0, 3 5 1 4,       1 3 5 1 4",
        // The exchange's: up next month, down after three failed months.
        "   ,  ,  ,  , 2, 4 1 1 1 5,     1 4 4 4 1 5",
        // A month that reaches the tier again ends the count.
        "   ,  ,  ,  , 2, 4 1 1 4 1 1 1, 1 4 4 4 4 4 4 1",
        // Falling short of it, but less, counts too, and one falls to what was reached last.
        "   ,  ,  ,  , 1, 4 2 3,         1 4 4 3",
        // A step down has its own months of grace before the next one.
        "   ,  ,  , 1, 1, 5 1 1 1 1 1,   1 5 5 4 4 3 3",
        "   ,  ,  , 1, 0, 5 1 1 1 1 1,   1 5 4 3 2 1 1",
        "   ,  ,  , 2, 0, 5 1 1 1,       1 5 3 1 1",
        "   ,  , 1,  , 0, 5 5 5 2 5,     1 2 3 4 2 3",
        // A newcomer's floor; what it earned goes on beneath it.
        "  3, 2,  ,  , 0, 1 1 1 1,       2 2 2 1 1",
        "  3, 2,  ,  , 0, 4 1 1 3,       2 4 2 1 3",
        "  2, 3, 1,  , 0, 5 5 5,         3 3 3 4",
    })
    void followsTheRules(
            Integer months,
            Integer floor,
            Integer up,
            Integer down,
            int grace,
            String reached,
            String tiers) {
        List<Integer> figures =
                List.of(reached.trim().split(" ")).stream().map(Integer::valueOf).toList();

        List<TierFix> fixes = run(rules(months, floor, up, down, grace), figures);

        assertEquals(
                tiers.trim(),
                fixes.stream().map(fix -> "" + fix.tier()).collect(Collectors.joining(" ")));
    }

    @Test
    void neverMovesFurtherThanItMay() {
        Seeds.forAll(2_000, TierRulesTest::staysWithinItsRules);
    }

    private static void staysWithinItsRules(Random random) {
        Integer up = random.nextBoolean() ? null : 1 + random.nextInt(3);
        Integer down = random.nextBoolean() ? null : 1 + random.nextInt(3);
        Integer months = random.nextBoolean() ? null : 1 + random.nextInt(5);
        int floor = 1 + random.nextInt(TIERS);
        int grace = random.nextInt(4);
        List<Integer> reached = random.ints(24, 1, TIERS + 1).boxed().toList();

        List<TierFix> fixes = run(rules(months, floor, up, down, grace), reached);

        int held = 1;
        int lacking = 0;
        for (int month = 0; month < fixes.size(); month++) {
            TierFix fix = fixes.get(month);
            int figure = month == 0 ? 1 : reached.get(month - 1);
            boolean newcomer = months != null && month < months;
            assertEquals(figure, fix.reached());
            assertEquals(newcomer ? Math.max(floor, fix.earned()) : fix.earned(), fix.tier());
            assertTrue(up == null || fix.earned() - held <= up, "rises too far");
            assertTrue(down == null || held - fix.earned() <= down, "falls too far");
            // Between what it had and what it reached, and towards that.
            assertTrue(fix.earned() >= Math.min(held, figure));
            assertTrue(fix.earned() <= Math.max(held, figure));
            assertTrue(figure <= held || fix.earned() > held, "reached more and did not rise");
            lacking = figure < held ? lacking + 1 : 0;
            assertEquals(lacking > grace, fix.earned() < held, "falls after its grace, not before");
            if (fix.earned() < held) {
                lacking = 0;
            }
            assertEquals(lacking, fix.failedMonths());
            held = fix.earned();
        }
    }

    @Test
    void changesNothingWithoutRulesWhateverWentBefore() {
        Seeds.forAll(
                500,
                random -> {
                    Standing standing =
                            new Standing(
                                    BigDecimal.valueOf(random.nextInt(8)),
                                    random.nextInt(3),
                                    Optional.of(
                                            new Standing.Past(
                                                    random.nextInt(9),
                                                    1 + random.nextInt(8),
                                                    random.nextInt(5))));

                    TierFix fix = TierRules.NONE.fix(TABLE, standing);

                    assertEquals(TABLE.tierOf(standing), fix.tier());
                    assertEquals(fix.tier(), fix.earned());
                });
    }

    @Test
    void keepsAPastThatNoPlanDecidedOver() {
        Standing before = new Standing(BigDecimal.TEN, 1, Optional.of(new Standing.Past(4, 3, 2)));

        Standing next = Standing.next(before, BigDecimal.ZERO, 0, Optional.empty());

        assertEquals(Optional.of(new Standing.Past(5, 3, 2)), next.past());
    }

    @Test
    void takesATierThatThePlanDoesNotHaveForItsHighest() {
        Standing high = new Standing(BigDecimal.ZERO, 0, Optional.of(new Standing.Past(9, 9, 0)));

        assertEquals(4, rules(null, null, null, 1, 0).fix(TABLE, high).tier());
        assertEquals(5, rules(null, null, null, null, 1).fix(TABLE, high).tier());
    }

    @Test
    void refusesRulesThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> rules(null, null, 0, null, 0));
        assertThrows(IllegalArgumentException.class, () -> rules(null, null, null, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> rules(null, null, null, null, -1));
        assertThrows(IllegalArgumentException.class, () -> rules(0, 1, null, null, 0));
        assertThrows(IllegalArgumentException.class, () -> rules(1, 0, null, null, 0));
    }
}
