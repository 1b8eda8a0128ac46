package io.tandem.team.simulation.model;

import static io.tandem.team.simulation.model.Months.JUNE;
import static io.tandem.team.simulation.model.Months.MAY;
import static io.tandem.team.simulation.model.Months.USDT;
import static io.tandem.team.simulation.model.Months.month;
import static io.tandem.team.simulation.model.Months.side;
import static io.tandem.team.simulation.model.Months.usdt;
import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Decimals;
import io.tandem.team.ratio.model.Fraction;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.split.model.Equal;
import io.tandem.team.split.model.Exponent;
import io.tandem.team.split.model.Fixed;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Proportional;
import io.tandem.team.split.model.SplitRule;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final SplitRule ROOTS =
            new Proportional(Measure.REBATE, new Exponent(new BigDecimal("0.5")), Optional.empty());
    private static final Side EQUAL = side(new Equal(), "1", "1");

    /** Three parts to the first, one to the second. */
    private static final Side THREE_TO_ONE =
            side(
                    new Fixed(
                            Map.of(member(1), new BigDecimal("3"), member(2), BigDecimal.ONE),
                            Optional.empty()),
                    "1",
                    "1");

    /*
     *          alone      equal parts   against alone  3 : 1 moves   against that
     * May      400 100    250 250       -150 +150       -25  +25     -125 +125
     * June     100 300    200 200       +100 -100      +200 -200     -100 +100
     * together 500 400    450 450        -50  +50      +175 -175     -225 +225
     */
    private final Simulation table =
            Simulation.of(
                    EQUAL,
                    Optional.of(THREE_TO_ONE),
                    List.of(month(JUNE, "100", "300"), month(MAY, "400", "100")));

    @Test
    void comparesEachMonthWithGoingAloneAndWithThePresentAgreement() {
        assertEquals(List.of(MAY, JUNE), table.months().stream().map(MonthResult::period).toList());
        assertEquals(List.of("400", "100"), ofMonth(0, MemberMonth::alone));
        assertEquals(List.of("250", "250"), ofMonth(0, MemberMonth::part));
        assertEquals(List.of("250", "250"), ofMonth(0, MemberMonth::result));
        assertEquals(List.of("-150", "150"), ofMonth(0, MemberMonth::againstAlone));
        assertEquals(
                List.of("-125", "125"), ofMonth(0, each -> each.againstPresent().orElseThrow()));
        assertEquals(List.of("100", "-100"), ofMonth(1, MemberMonth::againstAlone));
        assertEquals(
                List.of("-100", "100"), ofMonth(1, each -> each.againstPresent().orElseThrow()));
    }

    @Test
    void addsUpWhatTheMonthsGave() {
        AssetTotals totals = table.totals().getFirst();

        assertEquals(USDT, totals.asset());
        assertEquals(2, totals.months());
        assertEquals("900", Decimals.plain(totals.pool()));
        assertEquals(List.of("450", "450"), sums(totals, MemberMonth::result));
        assertEquals(List.of("-50", "50"), sums(totals, MemberMonth::againstAlone));
        assertEquals(
                List.of("-225", "225"), sums(totals, each -> each.againstPresent().orElseThrow()));
    }

    @Test
    void tellsTheWorstMonthAndHowUnequalItIs() {
        AssetTotals totals = table.totals().getFirst();

        assertEquals(
                List.of(MAY, JUNE),
                totals.members().stream().map(MemberTotals::worstMonth).toList());
        assertEquals(
                List.of("-150", "-100"),
                totals.members().stream().map(each -> Decimals.plain(each.worstNet())).toList());
        assertEquals(Optional.of("1/18"), totals.giniAlone().map(Fraction::toString));
        assertEquals(Optional.of("0"), totals.giniProposed().map(Fraction::toString));
        assertEquals(Optional.of("1/4"), totals.giniPresent().map(Fraction::toString));
    }

    @Test
    void tellsWhereMembersBreakEven() {
        BreakEven first = table.totals().getFirst().members().get(0).breakEven();
        BreakEven second = table.totals().getFirst().members().get(1).breakEven();

        assertEquals(1, first.monthsNoWorse());
        assertEquals(Optional.empty(), first.since());
        assertEquals(1, second.monthsNoWorse());
        assertEquals(Optional.of(MAY), second.since());
        // Beside another's 100, half of what both put in is no less than 100 for who puts in 100;
        // the odd unit of one more goes to whom the order of ties names.
        boolean firstHasTheOddUnit = EQUAL.ties(MAY).comparator().compare(member(1), member(2)) < 0;
        assertEquals(
                Optional.of(firstHasTheOddUnit ? "100.000000000000000001" : "100"),
                first.contribution().map(Decimals::plain));
    }

    @Test
    void knowsNoBreakEvenWhereNobodyIsWorseOff() {
        Simulation simulation =
                Simulation.of(
                        side(new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty()), "1"),
                        Optional.empty(),
                        List.of(month(MAY, "5"), month(JUNE, "-7")));

        MemberTotals totals = simulation.totals().getFirst().members().getFirst();

        assertEquals(new BreakEven(2, Optional.of(MAY), Optional.empty()), totals.breakEven());
        assertEquals(Optional.empty(), totals.sums().againstPresent());
        assertEquals(Optional.empty(), simulation.totals().getFirst().giniPresent());
    }

    @Test
    void whoIsNoPartyToThePresentAgreementGoesAloneUnderIt() {
        Simulation simulation =
                Simulation.of(
                        EQUAL,
                        Optional.of(side(new Equal(), "1")),
                        List.of(
                                new MonthFigures(
                                        MAY, usdt("400", "100"), Optional.of(usdt("400")))));

        assertEquals(
                List.of("-150", "150"),
                sums(simulation.totals().getFirst(), each -> each.againstPresent().orElseThrow()));
    }

    @Test
    void countsWhatThePresentAgreementMovesElsewhere() {
        Simulation simulation =
                Simulation.of(
                        EQUAL,
                        Optional.of(THREE_TO_ONE),
                        List.of(
                                new MonthFigures(
                                        MAY, usdt("0", "0"), Optional.of(usdt("400", "100")))));

        assertEquals(
                List.of("25", "-25"),
                sums(simulation.totals().getFirst(), each -> each.againstPresent().orElseThrow()));
    }

    @Test
    void refusesAMonthThatIsThereTwice() {
        List<MonthFigures> twice = List.of(month(MAY, "1", "1"), month(MAY, "1", "1"));

        assertThrows(
                IllegalArgumentException.class,
                () -> Simulation.of(EQUAL, Optional.empty(), twice));
    }

    @Test
    void dividesAsASettlementDoesAndConservesEverything() {
        Seeds.forAll(
                150,
                random -> {
                    int members = 1 + random.nextInt(5);
                    Side proposed = side(anyRule(random, members), anyShares(random, members));
                    Side present = side(anyRule(random, members), anyShares(random, members));
                    List<MonthFigures> months = anyMonths(random, members);

                    Simulation simulation = Simulation.of(proposed, Optional.of(present), months);

                    for (MonthResult month : simulation.months()) {
                        MonthFigures figures =
                                months.stream()
                                        .filter(each -> each.period().equals(month.period()))
                                        .findFirst()
                                        .orElseThrow();
                        assertEquals(
                                Calculation.results(
                                                proposed.terms(),
                                                proposed.ties(month.period()),
                                                figures.proposed())
                                        .getFirst()
                                        .lines()
                                        .stream()
                                        .map(line -> line.net())
                                        .toList(),
                                month.assets().getFirst().members().stream()
                                        .map(MemberMonth::net)
                                        .toList());
                        conserves(month.assets().getFirst().members());
                    }
                    conserves(
                            simulation.totals().getFirst().members().stream()
                                    .map(MemberTotals::sums)
                                    .toList());
                    Collections.shuffle(months, random);
                    assertEquals(simulation, Simulation.of(proposed, Optional.of(present), months));
                });
    }

    @Test
    void theSameTermsGiveTheSameAsThePresentOnes() {
        Seeds.forAll(
                50,
                random -> {
                    int members = 1 + random.nextInt(5);
                    Side side = side(anyRule(random, members), anyShares(random, members));

                    Simulation simulation =
                            Simulation.of(side, Optional.of(side), anyMonths(random, members));

                    AssetTotals totals = simulation.totals().getFirst();
                    assertEquals(totals.giniProposed(), totals.giniPresent());
                    totals.members()
                            .forEach(each ->
                                    assertEquals(
                                            0,
                                            each.sums().againstPresent().orElseThrow().signum()));
                });
    }

    @Test
    void atItsBreakEvenAMemberIsNoWorseOffAndOneUnitAboveItIs() {
        Seeds.forAll(
                60,
                random -> {
                    int members = 2 + random.nextInt(4);
                    Side side = side(anyRule(random, members), anyShares(random, members));
                    List<MonthFigures> months = anyMonths(random, members);

                    for (MemberTotals each :
                            Simulation.of(side, Optional.empty(), months)
                                    .totals()
                                    .getFirst()
                                    .members()) {
                        each.breakEven()
                                .contribution()
                                .ifPresent(c -> {
                                    BigInteger units = Decimals.units(c);
                                    assertTrue(net(side, months, each, units).signum() >= 0);
                                    assertTrue(
                                            net(side, months, each, units.add(BigInteger.ONE))
                                                            .signum()
                                                    < 0);
                                });
                    }
                });
    }

    private static BigInteger net(
            Side side, List<MonthFigures> months, MemberTotals of, BigInteger contribution) {
        var figures =
                months.stream()
                        .filter(each -> each.period().equals(of.worstMonth()))
                        .findFirst()
                        .orElseThrow()
                        .proposed();
        var pooled = Calculation.pooled(USDT, side.terms(), figures);
        pooled.put(of.sums().member(), contribution);
        return Calculation.parts(USDT, side.terms(), side.ties(of.worstMonth()), figures, pooled)
                .get(of.sums().member())
                .subtract(contribution);
    }

    private static void conserves(List<MemberMonth> members) {
        assertEquals(0, sum(members, MemberMonth::net).signum());
        assertEquals(
                0,
                sum(members, MemberMonth::part).compareTo(sum(members, MemberMonth::contributed)));
        assertEquals(
                0, sum(members, MemberMonth::result).compareTo(sum(members, MemberMonth::alone)));
        members.forEach(each ->
                assertEquals(0, each.result().compareTo(each.alone().add(each.againstAlone()))));
    }

    private static BigDecimal sum(
            List<MemberMonth> members, Function<MemberMonth, BigDecimal> amount) {
        return members.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static SplitRule anyRule(Random random, int members) {
        return switch (random.nextInt(3)) {
            case 0 -> new Equal();
            case 1 -> ROOTS;
            default ->
                    new Fixed(
                            Map.of(member(1 + random.nextInt(members)), BigDecimal.ONE),
                            Optional.empty());
        };
    }

    private static String[] anyShares(Random random, int members) {
        return IntStream.range(0, members)
                .mapToObj(_ -> BigDecimal.valueOf(random.nextInt(1_000_001), 6).toString())
                .toArray(String[]::new);
    }

    private static List<MonthFigures> anyMonths(Random random, int members) {
        List<MonthFigures> months = new ArrayList<>();
        YearMonth period = MAY;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            months.add(
                    month(
                            period,
                            IntStream.range(0, members)
                                    .mapToObj(_ -> anyRebate(random))
                                    .toArray(String[]::new)));
            period = period.plusMonths(1);
        }
        return months;
    }

    private static String anyRebate(Random random) {
        BigDecimal amount = new BigDecimal(new BigInteger(60, random), random.nextInt(19));
        return (random.nextInt(6) == 0 ? amount.negate() : amount).toPlainString();
    }

    private List<String> ofMonth(int month, Function<MemberMonth, BigDecimal> amount) {
        return table.months().get(month).assets().getFirst().members().stream()
                .map(each -> Decimals.plain(amount.apply(each)))
                .toList();
    }

    private static List<String> sums(AssetTotals totals, Function<MemberMonth, BigDecimal> amount) {
        return totals.members().stream()
                .map(each -> Decimals.plain(amount.apply(each.sums())))
                .toList();
    }
}
