package io.tandem.team.settlement.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.Equal;
import io.tandem.team.split.model.Exponent;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Proportional;
import io.tandem.team.split.model.SplitRule;
import io.tandem.team.split.model.TieOrder;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalculationTest {

    private static final Asset BTC = new Asset("BTC");
    private static final Asset USDT = new Asset("USDT");
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final TieOrder TIES = new TieOrder(Digest.ofBytes(new byte[] {1}), MAY);
    private static final SplitRule BY_REBATE =
            new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty());

    @Test
    void dividesEachAssetByItself() {
        Terms terms = terms(new Equal(), "1", "1");
        Snapshot snapshot =
                snapshot(
                        figures(1, Map.of(USDT, "300", BTC, "0.5"), "10"),
                        figures(2, Map.of(USDT, "100"), "30"));

        List<AssetResult> results = Calculation.results(terms, TIES, snapshot);

        assertEquals(
                List.of(Money.of(BTC, "0.5"), Money.of(USDT, "400")),
                results.stream().map(AssetResult::pool).toList());
        assertEquals(
                List.of(
                        new Transfer(member(1), member(2), Money.of(BTC, "0.25")),
                        new Transfer(member(1), member(2), Money.of(USDT, "100"))),
                results.stream().flatMap(result -> result.transfers().stream()).toList());
    }

    @Test
    void poolsOnlyTheSharesThatWereAgreed() {
        Terms terms = terms(new Equal(), "0.5", "0.333333");
        Snapshot snapshot =
                snapshot(
                        figures(1, Map.of(USDT, "0.000000000000000003"), "0"),
                        figures(2, Map.of(USDT, "0.000000000000000010"), "0"));

        List<PartLine> lines = Calculation.results(terms, TIES, snapshot).getFirst().lines();

        // ⌊1.5⌋ and ⌊3.33333⌋ units.
        assertEquals(new BigDecimal("0.000000000000000001"), lines.get(0).contributed());
        assertEquals(new BigDecimal("0.000000000000000003"), lines.get(1).contributed());
    }

    @Test
    void poolsOfADebtNoMoreThanItsShareEither() {
        Terms terms = terms(new Equal(), "0.5", "1");
        Snapshot snapshot =
                snapshot(
                        figures(1, Map.of(USDT, "-0.000000000000000003"), "0"),
                        figures(2, Map.of(USDT, "0"), "0"));

        PartLine line = Calculation.results(terms, TIES, snapshot).getFirst().lines().getFirst();

        assertEquals(new BigDecimal("-0.000000000000000001"), line.contributed());
    }

    @Test
    void movesNothingWhenEverybodyGetsBackWhatItPutIn() {
        Terms terms = terms(BY_REBATE, "1", "0.25");
        Snapshot snapshot =
                snapshot(
                        figures(1, Map.of(USDT, "7.77"), "1"),
                        figures(2, Map.of(USDT, "1000"), "2"));

        AssetResult result = Calculation.results(terms, TIES, snapshot).getFirst();

        assertEquals(List.of(), result.transfers());
    }

    @Test
    void weighsByVolumeWhereTheTermsSaySo() {
        Terms terms =
                terms(new Proportional(Measure.VOLUME, Exponent.ONE, Optional.empty()), "1", "1");
        Snapshot snapshot =
                snapshot(figures(1, Map.of(USDT, "40"), "10"), figures(2, Map.of(USDT, "0"), "30"));

        List<PartLine> lines = Calculation.results(terms, TIES, snapshot).getFirst().lines();

        assertEquals(List.of(BigDecimal.TEN, new BigDecimal("30")), parts(lines));
    }

    @Test
    void contributionsPartsAndTransfersAlwaysTally() {
        Seeds.forAll(
                200,
                random -> {
                    int count = 1 + random.nextInt(8);
                    String[] shares = new String[count];
                    List<MemberFigures> figures = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        shares[i] = BigDecimal.valueOf(random.nextInt(1_000_001), 6).toString();
                        BigDecimal rebate =
                                new BigDecimal(new BigInteger(60, random), random.nextInt(19));
                        figures.add(
                                figures(
                                        i + 1,
                                        Map.of(
                                                USDT,
                                                random.nextInt(5) == 0
                                                        ? rebate.negate().toPlainString()
                                                        : rebate.toPlainString()),
                                        Integer.toString(random.nextInt(100))));
                    }
                    SplitRule rule =
                            new Proportional(
                                    random.nextBoolean() ? Measure.REBATE : Measure.VOLUME,
                                    new Exponent(new BigDecimal("0.5")),
                                    Optional.empty());

                    AssetResult result =
                            Calculation.results(
                                            terms(rule, shares),
                                            TIES,
                                            snapshot(figures.toArray(MemberFigures[]::new)))
                                    .getFirst();

                    // That contributions and parts sum to the pool, AssetResult itself demands.
                    Map<PartnerId, BigDecimal> moved = new TreeMap<>();
                    result.transfers()
                            .forEach(transfer -> {
                                moved.merge(
                                        transfer.to(), transfer.money().amount(), BigDecimal::add);
                                moved.merge(
                                        transfer.from(),
                                        transfer.money().amount().negate(),
                                        BigDecimal::add);
                            });
                    result.lines()
                            .forEach(line ->
                                    assertEquals(
                                            0,
                                            line.net()
                                                    .compareTo(
                                                            moved.getOrDefault(
                                                                    line.member(),
                                                                    BigDecimal.ZERO))));
                });
    }

    @Test
    void refusesASnapshotOfOtherMembers() {
        List<MemberFigures> one = List.of(figures(1, Map.of(), "0"));
        Set<PartnerId> two = Set.of(member(1), member(2));

        assertThrows(IllegalArgumentException.class, () -> Snapshot.of(Instant.EPOCH, one, two));
    }

    @Test
    void refusesPartsThatDoNotSumToThePool() {
        Money pool = Money.of(USDT, "10");
        List<PartLine> lines =
                List.of(
                        new PartLine(
                                member(1),
                                BigDecimal.TEN,
                                Optional.empty(),
                                BigDecimal.ONE,
                                new BigDecimal("-9")));

        assertThrows(IllegalArgumentException.class, () -> new AssetResult(pool, lines, List.of()));
    }

    private static List<BigDecimal> parts(List<PartLine> lines) {
        return lines.stream().map(PartLine::part).toList();
    }

    private static Terms terms(SplitRule rule, String... shares) {
        TreeMap<PartnerId, Rate> pooled = new TreeMap<>();
        for (int i = 0; i < shares.length; i++) {
            pooled.put(member(i + 1), Rate.of(shares[i]));
        }
        return new Terms(
                new TeamId(new UUID(0, 1)),
                MAY,
                pooled,
                Set.of(),
                new Scope.AllLinks(),
                rule,
                0,
                0,
                Optional.empty(),
                DisputeClause.STANDARD);
    }

    private static MemberFigures figures(int n, Map<Asset, String> rebates, String volume) {
        TreeMap<Asset, BigDecimal> amounts = new TreeMap<>();
        rebates.forEach((asset, amount) -> amounts.put(asset, new BigDecimal(amount)));
        return new MemberFigures(member(n), amounts, new BigDecimal(volume), 0, 0);
    }

    private static Snapshot snapshot(MemberFigures... figures) {
        TreeMap<PartnerId, MemberFigures> members = new TreeMap<>();
        for (MemberFigures each : figures) {
            members.put(each.member(), each);
        }
        return new Snapshot(Instant.EPOCH, members);
    }
}
