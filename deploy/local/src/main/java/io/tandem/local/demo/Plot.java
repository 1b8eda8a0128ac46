package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Quarrel;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What goes wrong in the story: which trade is taken back and what is contested. It follows from
 * the market and the settlement alone, so that a second telling is the same.
 *
 * @param asset in which both happen: the one in which the lead's users traded most
 * @param reversed the lead's trade of the highest rebate in that asset
 */
record Plot(String asset, UserTrade reversed, UUID claimant, UUID holder, UUID arbiter) {

    private static final BigDecimal CLAIMED = new BigDecimal("0.1");
    private static final BigDecimal AWARDED = new BigDecimal("0.5");
    private static final int CLAIM_SCALE = 8;

    static Plot of(Market market, Cast cast, ExpectedRebates expected) {
        String lead = cast.team().getFirst();
        Map<String, Integer> trades = new TreeMap<>();
        Map<String, UserTrade> highest = new TreeMap<>();
        Comparator<UserTrade> byRebate =
                Comparator.comparing((UserTrade trade) -> gain(expected, trade, lead))
                        .thenComparing(UserTrade::tradeId);
        for (UserTrade trade : market.trades()) {
            if (gain(expected, trade, lead).signum() > 0) {
                trades.merge(trade.feeAsset(), 1, Integer::sum);
                highest.merge(
                        trade.feeAsset(),
                        trade,
                        (one, other) -> byRebate.compare(one, other) >= 0 ? one : other);
            }
        }
        String asset =
                trades.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElseThrow();
        return new Plot(
                asset,
                highest.get(asset),
                cast.teamIds().getLast(),
                cast.teamIds().getFirst(),
                cast.arbiter());
    }

    private static BigDecimal gain(ExpectedRebates expected, UserTrade trade, String lead) {
        return expected.parts(trade).map(parts -> parts.to(lead)).orElse(BigDecimal.ZERO);
    }

    /** A tenth of what the settlement gives the lead. */
    Quarrel.Claim claim(JsonNode settlement) {
        return new Quarrel.Claim(
                holder,
                asset,
                part(settlement).multiply(CLAIMED).setScale(CLAIM_SCALE, RoundingMode.UP));
    }

    /** Half of what is claimed. */
    BigDecimal award(JsonNode settlement) {
        return claim(settlement).amount().multiply(AWARDED);
    }

    private BigDecimal part(JsonNode settlement) {
        for (JsonNode each : settlement.path("assets")) {
            for (JsonNode part : each.path("parts")) {
                if (each.path("asset").asText().equals(asset)
                        && part.path("partnerId").asText().equals(holder.toString())) {
                    return Json.decimal(part.path("part"));
                }
            }
        }
        throw new IllegalStateException("the settlement has no line of the lead in " + asset);
    }
}
