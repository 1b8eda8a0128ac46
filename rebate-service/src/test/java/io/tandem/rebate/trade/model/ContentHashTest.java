package io.tandem.rebate.trade.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    private static final Trade TRADE = trade("alice", "BTC", "1", "0.3", null, "VIP1", false);

    @Test
    void isTheSameForEqualNumbers() {
        Trade respelt = trade("alice", "BTC", "1.000", "0.30", null, "VIP1", false);

        assertEquals(ContentHash.of(TRADE), ContentHash.of(respelt));
    }

    @Test
    void differsWhereTheContentDiffers() {
        List<Trade> all =
                List.of(
                        TRADE,
                        trade("alicf", "BTC", "1", "0.3", null, "VIP1", false),
                        trade("alic", "eBTC", "1", "0.3", null, "VIP1", false),
                        trade("alice", "BTC", "10", "0.3", null, "VIP1", false),
                        trade("alice", "BTC", "1", "-0.3", null, "VIP1", false),
                        trade("alice", "BTC", "1", "0.3", "0.3", "VIP1", false),
                        trade("alice", "BTC", "1", "0.3", null, null, false),
                        trade("alice", "BTC", "1", "0.3", null, "VIP1", true));
        Set<UUID> hashes = new HashSet<>();
        all.forEach(trade -> hashes.add(ContentHash.of(trade)));

        assertEquals(all.size(), hashes.size());
        assertNotEquals(0, hashes.size());
    }

    @Test
    void refusesFeesThatTimesARateWouldNotFitTheLedger() {
        assertThrows(
                IllegalArgumentException.class,
                () -> trade("alice", "BTC", "1", "0.0000000000001", null, null, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> trade("alice", "BTC", "0", "1", null, null, false));
    }

    private static Trade trade(
            String user,
            String instrument,
            String price,
            String fee,
            String netFee,
            String userTier,
            boolean maker) {
        return new Trade(
                "okx",
                "t1",
                user,
                instrument,
                InstrumentType.SWAP,
                Side.SELL,
                new BigDecimal(price),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal(fee),
                Optional.ofNullable(netFee).map(BigDecimal::new),
                new Asset("USDT"),
                Liquidity.MAKER,
                Instant.parse("2026-01-31T23:59:59Z"),
                Optional.ofNullable(userTier),
                maker,
                false);
    }
}
