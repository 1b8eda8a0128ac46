package io.tandem.team.performance.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tandem.chassis.money.Asset;
import io.tandem.team.ratio.model.Fraction;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Asset USDT = new Asset("USDT");
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final YearMonth JUNE = YearMonth.of(2025, 6);

    private final List<MemberMonth> months =
            List.of(
                    month(JUNE, 1, "900", 4, 6, "30", "12"),
                    month(MAY, 1, "600", 6, 3, "40", "-5"),
                    month(MAY, 2, "600", 0, 9, "10", "2"),
                    month(MAY, 3, "100", 2, 1, "0", "3"),
                    month(JUNE, 2, "300", 1, 0, "20", "-12"));

    @Test
    void hasARowForEachMonthAndMemberInTheirOrder() {
        List<Row> rows = Table.of(months, Grouping.PERIOD_AND_MEMBER);

        assertEquals(
                List.of(MAY, MAY, MAY, JUNE, JUNE),
                rows.stream().map(row -> row.period().orElseThrow()).toList());
        assertEquals(
                List.of(member(1), member(2), member(3), member(1), member(2)),
                rows.stream().map(row -> row.member().orElseThrow()).toList());
        assertEquals(new BigDecimal("35"), rows.getFirst().figures().assets().get(USDT).result());
    }

    @Test
    void givesEqualsTheSamePlaceAndTheNextOneTheirNumberBehind() {
        List<Row> rows = Table.of(months, Grouping.PERIOD_AND_MEMBER);

        assertEquals(
                List.of(1, 1, 3, 1, 2),
                rows.stream().map(row -> row.ranks().orElseThrow().volume()).toList());
        assertEquals(
                List.of(2, 1, 3, 1, 2),
                rows.stream().map(row -> row.ranks().orElseThrow().activeTraders()).toList());
        assertEquals(
                List.of(1, 2, 3, 1, 2),
                rows.stream().map(row -> row.ranks().orElseThrow().rebates().get(USDT)).toList());
    }

    @Test
    void tellsChangesAsExactSharesOfTheMonthBefore() {
        List<Row> rows = Table.of(months, Grouping.PERIOD_AND_MEMBER);
        Trends first = rows.get(3).trends().orElseThrow();
        Trends second = rows.get(4).trends().orElseThrow();

        assertEquals(
                new Trends(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>()),
                rows.getFirst().trends().orElseThrow());
        assertEquals(Optional.of("1/2"), first.volume().map(Fraction::toString));
        assertEquals(Optional.of("-1/3"), first.invitees().map(Fraction::toString));
        assertEquals(Optional.of("1"), first.activeTraders().map(Fraction::toString));
        assertEquals("-1/4", first.rebates().get(USDT).toString());
        assertEquals(Optional.of("-1/2"), second.volume().map(Fraction::toString));
        assertEquals(Optional.empty(), second.invitees(), "there were none before");
        assertEquals(Optional.of("-1"), second.activeTraders().map(Fraction::toString));
    }

    @Test
    void addsUpMembersAndMonths() {
        Row ofFirst = Table.of(months, Grouping.MEMBER).getFirst();
        Row ofMay = Table.of(months, Grouping.PERIOD).getFirst();
        Row ofAll = Table.of(months, Grouping.TOTAL).getFirst();

        assertEquals(Optional.empty(), ofFirst.period());
        assertEquals(Optional.empty(), ofFirst.trends());
        assertEquals(new BigDecimal("1500"), ofFirst.figures().volumeUsd());
        assertEquals(Optional.of("9/10"), ofFirst.figures().conversion().map(Fraction::toString));
        assertEquals(1, ofFirst.ranks().orElseThrow().volume());
        assertEquals(Optional.empty(), ofMay.ranks());
        assertEquals(8, ofMay.figures().invitees());
        assertEquals(new BigDecimal("100"), ofAll.figures().assets().get(USDT).solo());
        assertEquals(BigDecimal.ZERO, ofAll.figures().assets().get(USDT).net());
    }

    @Test
    void addsFeesUpOnlyWhereAllOfThemMayBeSeen() {
        MemberMonth shown = withFees(months.get(0), "7");
        MemberMonth shownToo = withFees(months.get(1), "3");

        assertEquals(
                Optional.of(Map.of(USDT, new Fees(10, BigDecimal.TEN))),
                Table.of(List.of(shown, shownToo), Grouping.TOTAL).getFirst().figures().fees());
        assertEquals(
                Optional.empty(),
                Table.of(List.of(shown, months.get(2)), Grouping.TOTAL)
                        .getFirst()
                        .figures()
                        .fees());
    }

    @Test
    void isTheSameInAnyOrderAndAddsUpToTheSameWhateverTheGrouping() {
        Seeds.forAll(
                100,
                random -> {
                    List<MemberMonth> any = new ArrayList<>();
                    for (int i = 0; i < 1 + random.nextInt(12); i++) {
                        any.add(
                                month(
                                        MAY.plusMonths(i / 3),
                                        1 + i % 3,
                                        Integer.toString(random.nextInt(9)),
                                        random.nextInt(5),
                                        random.nextInt(5),
                                        Integer.toString(random.nextInt(9) - 2),
                                        "0"));
                    }
                    for (Grouping grouping : Grouping.values()) {
                        List<Row> rows = Table.of(any, grouping);
                        Collections.shuffle(any, random);
                        assertEquals(rows, Table.of(any, grouping));
                        assertEquals(
                                Table.of(any, Grouping.TOTAL).getFirst().figures(),
                                rows.stream()
                                        .map(Row::figures)
                                        .reduce(Figures::plus)
                                        .orElseThrow());
                    }
                });
    }

    @Test
    void hasNoRowsWhereThereIsNothing() {
        assertEquals(List.of(), Table.of(List.of(), Grouping.TOTAL));
    }

    private static MemberMonth month(
            YearMonth period,
            int n,
            String volume,
            long invitees,
            long active,
            String solo,
            String net) {
        TreeMap<Asset, AssetFigures> assets = new TreeMap<>();
        assets.put(
                USDT,
                new AssetFigures(
                        new BigDecimal(solo),
                        new BigDecimal(solo),
                        new BigDecimal(solo).add(new BigDecimal(net)),
                        new BigDecimal(net)));
        return new MemberMonth(
                period,
                member(n),
                new Figures(new BigDecimal(volume), invitees, active, assets, Optional.empty()));
    }

    private static MemberMonth withFees(MemberMonth month, String fees) {
        Figures figures = month.figures();
        TreeMap<Asset, Fees> byAsset = new TreeMap<>();
        byAsset.put(USDT, new Fees(5, new BigDecimal(fees)));
        return new MemberMonth(
                month.period(),
                month.member(),
                new Figures(
                        figures.volumeUsd(),
                        figures.invitees(),
                        figures.activeTraders(),
                        figures.assets(),
                        Optional.of(byAsset)));
    }
}
