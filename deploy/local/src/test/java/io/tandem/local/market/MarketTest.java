package io.tandem.local.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tandem.local.SuiteSettings;
import io.tandem.local.math.ExpectedRebates;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {

    @Test
    void simulatedMarketSaysSoAndIsTheSameEveryTime() {
        Market market = SimulatedMarket.make();

        assertEquals(market, SimulatedMarket.make());
        assertTrue(market.title().startsWith("SIMULATED"));
    }

    @Test
    void simulatedMarketHasTheTrapsOfTheRealOne() {
        Market market = SimulatedMarket.make();
        List<Referral> rows = market.referrals();

        assertTrue(rows.stream().anyMatch(Referral::isSelf));
        assertTrue(rows.size() > rows.stream().map(Referral::user).distinct().count());
        assertTrue(market.trades().stream().map(UserTrade::feeAsset).distinct().count() >= 3);
    }

    @Test
    void everyTradeHasANameOfItsOwnABoundUserAndADayInThePeriod() {
        Market market = SimulatedMarket.make();
        var bound = ExpectedRebates.bound(market.referrals());
        var names = new HashSet<String>();

        for (UserTrade trade : market.trades()) {
            assertTrue(names.add(trade.tradeId()), trade.tradeId());
            assertTrue(bound.containsKey(trade.userId()), trade.userId());
            assertEquals(
                    market.period(), YearMonth.from(trade.executedAt().atZone(ZoneOffset.UTC)));
            assertTrue(trade.fee().scale() <= 12 && trade.fee().signum() > 0, trade.tradeId());
        }
    }

    @Test
    void realMarketIsReadWhole() {
        Path data = SuiteSettings.findHome().resolve("../shared/data");
        assumeTrue(RealMarket.isIn(data), "left out: the public files are not there");

        Market market = RealMarket.read(data);

        assertEquals(2_586, market.referrals().size());
        assertEquals(23, market.referrals().stream().filter(Referral::isSelf).count());
        assertEquals(2_060, ExpectedRebates.bound(market.referrals()).size());
        assertEquals(18, market.referrers().size());
        assertEquals(5_882 + 1_000 + 74 + 2 * 107, market.trades().size());
    }
}
