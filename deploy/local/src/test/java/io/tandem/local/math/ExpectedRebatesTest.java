package io.tandem.local.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.SimulatedMarket;
import io.tandem.local.market.UserTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedRebatesTest {

    private static final Instant EARLY = Instant.parse("2025-05-01T00:00:00Z");

    @Test
    void firstClaimInEventTimeWinsWhateverTheOrder() {
        Referral late = new Referral("c", 1, "ann", "user", EARLY.plusSeconds(1));
        Referral early = new Referral("c", 2, "bob", "user", EARLY);

        assertEquals(Map.of("user", "bob"), ExpectedRebates.bound(List.of(late, early)));
    }

    @Test
    void nobodyIsBoundToItself() {
        Referral self = new Referral("c", 1, "ann", "ann", EARLY);

        assertEquals(Map.of(), ExpectedRebates.bound(List.of(self)));
    }

    @Test
    void partsOfATradeSumToItsGrossAndNobodyElsePays() {
        Market market = SimulatedMarket.make();
        String first = market.referrers().getFirst();
        String second = market.referrers().get(1);
        ExpectedRebates expected =
                new ExpectedRebates(
                        market,
                        Map.of(
                                first,
                                new LinkTerms(
                                        second, new BigDecimal("0.333333"), new BigDecimal("0.1"))),
                        new BigDecimal("0.3"),
                        new BigDecimal("0.25"));

        for (UserTrade trade : market.trades()) {
            ExpectedRebates.Parts parts = expected.parts(trade).orElseThrow();
            BigDecimal sum = parts.ownerPart().add(parts.coInviterPart()).add(parts.inviteePart());
            assertEquals(0, parts.gross().compareTo(sum), trade.tradeId());
            assertTrue(parts.ownerPart().compareTo(parts.coInviterPart()) > 0, trade.tradeId());
        }
        assertEquals(market.referrers(), List.copyOf(expected.byReferrer().keySet()));
    }

    @Test
    void reversedTradeGivesNothingToAnybodyAndLeavesTheOthers() {
        Market market = SimulatedMarket.make();
        ExpectedRebates expected =
                new ExpectedRebates(
                        market, Map.of(), new BigDecimal("0.3"), new BigDecimal("0.25"));
        UserTrade gone = market.trades().getFirst();
        ExpectedRebates.Parts was = expected.parts(gone).orElseThrow();

        ExpectedRebates left = expected.reversing(gone);

        assertEquals(0, left.parts(gone).orElseThrow().gross().signum());
        assertTrue(was.ownerPart().signum() > 0);
        expected.byReferrer()
                .forEach((referrer, amounts) ->
                        assertEquals(
                                amounts.minus(Amounts.of(gone.feeAsset(), was.to(referrer))),
                                left.byReferrer().get(referrer),
                                referrer));
    }

    @Test
    void amountsAreEqualWhateverTheirSpelling() {
        assertEquals(
                Amounts.of("USD", new BigDecimal("1.50")),
                Amounts.of("USD", new BigDecimal("1.5")));
        assertEquals(Amounts.NONE, Amounts.of("USD", new BigDecimal("0.00")));
        assertEquals(
                Amounts.NONE,
                Amounts.of("USD", BigDecimal.ONE).minus(Amounts.of("USD", new BigDecimal("1.0"))));
    }
}
