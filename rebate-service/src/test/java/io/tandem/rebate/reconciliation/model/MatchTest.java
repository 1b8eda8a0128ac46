package io.tandem.rebate.reconciliation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    private static final Asset USDT = new Asset("USDT");
    private static final UUID OWNER = new UUID(7, 1);
    private static final UUID CO_INVITER = new UUID(7, 2);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-05");
    private static final Rule RULE =
            new Rule(
                    USDT,
                    Optional.empty(),
                    Rule.Charged.NEGATIVE,
                    new BigDecimal("0.01"),
                    Optional.of(BigDecimal.ONE));

    private static Figures figures(
            String fee, String amount, String owner, String coInviter, String invitee) {
        return new Figures(
                new BigDecimal(fee),
                new BigDecimal(amount),
                new Shares(
                        new BigDecimal(owner), new BigDecimal(coInviter), new BigDecimal(invitee)));
    }

    private static OurTrade trade(String id, Figures figures, LocalDate dueOn) {
        boolean commissioned = !figures.shares().isNone();
        return new OurTrade(
                id,
                "alice",
                USDT,
                false,
                commissioned,
                commissioned ? "COMMISSIONABLE" : "UNBOUND",
                Optional.of(OWNER),
                Optional.of(CO_INVITER),
                figures,
                Optional.ofNullable(dueOn));
    }

    private static Optional<BreakKind> kind(Figures theirs, OurTrade... trades) {
        return Match.of(RULE, Optional.ofNullable(theirs), List.of(trades), Shares.NONE)
                .map(Finding::kind);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 100, 4, 1, 0.5, ",
        "15, 100, 4.01, 0.99, 0.5, ",
        "15, 100.5, 4, 1, 0.5, ",
        "15, 101.5, 4, 1, 0.5, AMOUNT_DIFFERS",
        "15, 100, 4.02, 1, 0.5, RATE_DIFFERS",
        "15, 100, 3, 2, 0.5, SPLIT_DIFFERS",
        "15, 100, 5, 1, 0.5, RATE_DIFFERS",
        "15, 100, 0, 0, 0, RATE_DIFFERS",
        "16, 100, 5, 1, 0.5, FEE_DIFFERS",
        "15.01, 100, 5, 1, 0.5, RATE_DIFFERS"
    })
    void tellsHowTheFileDisagrees(
            String fee,
            String amount,
            String owner,
            String coInviter,
            String invitee,
            BreakKind expected) {
        OurTrade ours = trade("t", figures("15", "100", "4", "1", "0.5"), null);

        assertEquals(
                Optional.ofNullable(expected),
                kind(figures(fee, amount, owner, coInviter, invitee), ours));
    }

    @Test
    void tellsWhatIsMissingAndWhatWasShutOut() {
        Figures theirs = figures("15", "100", "4.5", "0", "0");
        OurTrade excluded = trade("t", figures("0", "100", "0", "0", "0"), null);
        OurTrade earned = trade("t", theirs, null);

        assertEquals(Optional.of(BreakKind.MISSING_TRADE), kind(theirs));
        assertEquals(Optional.of(BreakKind.MISSING_IN_FILE), kind(null, earned));
        assertEquals(Optional.empty(), kind(null, excluded));
        assertEquals(Optional.of(BreakKind.EXCLUDED), kind(theirs, excluded));
        assertEquals(
                Optional.of("UNBOUND"),
                Match.of(RULE, Optional.of(theirs), List.of(excluded), Shares.NONE)
                        .flatMap(Finding::reason));
        assertEquals(Optional.empty(), kind(theirs, earned));
    }

    @Test
    void tellsATradeThatCameAfterItsMonthWasClosed() {
        Figures theirs = figures("15", "100", "4.5", "0", "0");
        OurTrade on = trade("t", theirs, null);
        OurTrade late =
                new OurTrade(
                        "t",
                        "alice",
                        USDT,
                        true,
                        true,
                        "COMMISSIONABLE",
                        on.partnerId(),
                        on.coInviterId(),
                        theirs,
                        Optional.empty());

        assertEquals(Optional.of(BreakKind.LATE), kind(theirs, late));
    }

    @Test
    void doesNotCompareAssets() {
        Figures theirs = figures("15", "100", "4.5", "0", "0");
        OurTrade on = trade("t", theirs, null);
        OurTrade bitcoin =
                new OurTrade(
                        "t",
                        "alice",
                        new Asset("BTC"),
                        false,
                        true,
                        "COMMISSIONABLE",
                        on.partnerId(),
                        on.coInviterId(),
                        theirs,
                        Optional.empty());

        Finding found =
                Match.of(RULE, Optional.of(theirs), List.of(bitcoin), Shares.NONE).orElseThrow();

        assertEquals(BreakKind.ASSET_DIFFERS, found.kind());
        assertEquals(0, found.difference().total().compareTo(new BigDecimal("4.5")));
    }

    @Test
    void countsWhatWasSettledAsOurs() {
        Figures theirs = figures("15", "100", "4.5", "0", "0");

        Optional<Finding> unmatched =
                Match.of(RULE, Optional.of(theirs), List.of(), theirs.shares());
        Finding twice =
                Match.of(
                                RULE,
                                Optional.of(theirs),
                                List.of(trade("t", theirs, null)),
                                theirs.shares())
                        .orElseThrow();

        assertEquals(Optional.empty(), unmatched);
        assertEquals(0, twice.difference().total().compareTo(new BigDecimal("-4.5")));
    }

    private static Figures random(Random random) {
        return new Figures(
                amount(random),
                amount(random),
                new Shares(amount(random), amount(random), amount(random)));
    }

    private static BigDecimal amount(Random random) {
        return random.nextInt(4) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(13));
    }

    @Test
    void comesToTheSameForEveryOrderOfTrades() {
        Seeds.forAll(
                200,
                random -> {
                    List<OurTrade> trades = trades(random);
                    Optional<Figures> theirs = Optional.of(random(random));
                    Optional<Finding> found = Match.of(RULE, theirs, trades, Shares.NONE);
                    Collections.shuffle(trades, random);
                    Optional<Finding> again = Match.of(RULE, theirs, trades, Shares.NONE);

                    assertEquals(found.map(Finding::kind), again.map(Finding::kind));
                    assertEquals(
                            found.map(finding -> finding.difference().total().stripTrailingZeros()),
                            again.map(
                                    finding -> finding.difference().total().stripTrailingZeros()));
                });
    }

    private static List<OurTrade> trades(Random random) {
        List<OurTrade> trades = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            LocalDate due = random.nextBoolean() ? null : TODAY.plusDays(random.nextInt(5) - 2L);
            trades.add(trade("t" + i, random(random), due));
        }
        return trades;
    }

    /**
     * Whatever is decided empties the suspense of the break, and only ACCEPT_THEIRS changes what
     * partners and users have: by exactly what the file says otherwise.
     */
    @Test
    void everyResolutionIsExact() {
        Seeds.forAll(
                500,
                random -> {
                    List<OurTrade> trades = trades(random);
                    Optional<Finding> found =
                            Match.of(RULE, Optional.of(random(random)), trades, Shares.NONE);
                    if (found.isEmpty()) {
                        return;
                    }
                    Shares difference = found.get().difference();
                    Correction correction =
                            new Correction(
                                    "okx",
                                    USDT,
                                    difference,
                                    Takeback.of(difference, trades),
                                    new Beneficiaries(
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.empty())
                                            .of(trades),
                                    TODAY);
                    for (Resolution resolution : Resolution.values()) {
                        Map<String, BigDecimal> effects =
                                effects(correction.movements(resolution, YearMonth.of(2026, 11)));

                        assertSame(difference.positive().total().negate(), effects, "suspense:okx");
                        boolean theirs = resolution == Resolution.ACCEPT_THEIRS;
                        assertSame(
                                theirs ? difference.owner() : BigDecimal.ZERO,
                                effects,
                                OWNER + ":");
                        assertSame(
                                theirs ? difference.coInviter() : BigDecimal.ZERO,
                                effects,
                                CO_INVITER + ":");
                        assertSame(
                                theirs ? difference.invitee() : BigDecimal.ZERO,
                                effects,
                                "invitee:");
                    }
                });
    }

    private static Map<String, BigDecimal> effects(List<Movement> lines) {
        return lines.stream()
                .flatMap(line ->
                        Map.of(
                                line.credit().name(),
                                line.amount().amount(),
                                line.debit().name(),
                                line.amount().amount().negate())
                                .entrySet()
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add));
    }

    private static void assertSame(
            BigDecimal expected, Map<String, BigDecimal> effects, String account) {
        BigDecimal sum =
                effects.entrySet().stream()
                        .filter(effect -> effect.getKey().contains(account))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, expected.compareTo(sum), account + ": " + expected + " and " + sum);
    }

    @Test
    void takesBackWhatIsStillPendingFirst() {
        List<OurTrade> trades =
                List.of(
                        trade("t1", figures("10", "1", "3", "0", "0"), TODAY),
                        trade("t2", figures("10", "1", "2", "0", "0"), TODAY.plusDays(3)));
        Shares difference = figures("0", "0", "-4", "0", "0").shares();

        List<Takeback> pieces = Takeback.of(difference, trades);

        assertEquals(
                List.of(
                        new Takeback(OWNER, new BigDecimal("2"), Optional.of(TODAY.plusDays(3))),
                        new Takeback(OWNER, new BigDecimal("2"), Optional.of(TODAY))),
                pieces);
        List<Movement> lines =
                new Correction(
                                "okx",
                                USDT,
                                difference,
                                pieces,
                                new Beneficiaries(
                                        Optional.empty(), Optional.empty(), Optional.empty()),
                                TODAY)
                        .movements(Resolution.ACCEPT_THEIRS, YearMonth.of(2026, 11));
        assertEquals(
                List.of("pending", "available"),
                lines.stream()
                        .map(line -> ((Account.OfPartner) line.debit()).pocket().word())
                        .toList());
        assertTrue(lines.stream().allMatch(line -> line.amount().equals(Money.of(USDT, "2"))));
    }
}
