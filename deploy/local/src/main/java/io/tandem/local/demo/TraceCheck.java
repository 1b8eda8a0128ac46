package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.act.Cast;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Invariant 5 on one amount: a member's balance is opened into the settlement's line and the trades
 * that made it, and each trade's explanation is compared with the fee, the rate and the shares as
 * they are known here.
 */
final class TraceCheck {

    private static final int MAX_TRADES = 300;

    private final Market market;
    private final Played played;
    private final ExpectedRebates expected;
    private final Callers callers;

    TraceCheck(Market market, Played played, ExpectedRebates expected, Callers callers) {
        this.market = market;
        this.played = played;
        this.expected = expected;
        this.callers = callers;
    }

    Finding amountOpensIntoItsTrades() {
        String referrer = played.cast().team().getLast();
        UUID member = played.cast().partner(referrer);
        Map.Entry<String, List<UserTrade>> chosen = assetWithFewTrades(referrer);
        Api api = callers.partner(ServiceName.REBATE, member);
        BigDecimal told = BigDecimal.ZERO;
        BigDecimal recomputed = BigDecimal.ZERO;
        int wrong = 0;
        for (UserTrade trade : chosen.getValue()) {
            BigDecimal part = expected.parts(trade).orElseThrow().to(referrer);
            BigDecimal amount = told(api, trade, member);
            recomputed = recomputed.add(part);
            told = told.add(amount);
            wrong += amount.compareTo(part) == 0 ? 0 : 1;
        }
        BigDecimal net = played.net(member).of(chosen.getKey());
        BigDecimal balance = played.after().get(member).of(chosen.getKey());
        boolean holds =
                wrong == 0
                        && told.compareTo(recomputed) == 0
                        && balance.compareTo(recomputed.add(net)) == 0;
        return new Finding(
                5,
                "an amount opens into the trades, the plan and the agreement that made it",
                holds,
                Cast.brief(referrer)
                        + " has "
                        + balance.toPlainString()
                        + " "
                        + chosen.getKey()
                        + ": "
                        + chosen.getValue().size()
                        + " trades explained and recomputed, and "
                        + net.toPlainString()
                        + " by the settlement");
    }

    /**
     * Of the assets that the referrer earned in, the one with the most trades that can still be
     * asked one by one.
     */
    private Map.Entry<String, List<UserTrade>> assetWithFewTrades(String referrer) {
        Map<String, List<UserTrade>> byAsset =
                market.trades().stream()
                        .filter(trade ->
                                expected.parts(trade)
                                        .map(parts -> parts.to(referrer).signum() > 0)
                                        .orElse(false))
                        .collect(
                                Collectors.groupingBy(
                                        UserTrade::feeAsset,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return byAsset.entrySet().stream()
                .filter(entry -> entry.getValue().size() <= MAX_TRADES)
                .max(Comparator.comparing(entry -> entry.getValue().size()))
                .or(() ->
                        byAsset.entrySet().stream()
                                .min(Comparator.comparing(entry -> entry.getValue().size())))
                .orElseThrow();
    }

    /** What the service says that the trade gave to the member. */
    private BigDecimal told(Api api, UserTrade trade, UUID member) {
        JsonNode accrual =
                api.get("/v1/trades/" + market.programme() + "/" + Api.encoded(trade.tradeId()))
                        .path("accrual");
        BigDecimal sum = BigDecimal.ZERO;
        if (accrual.path("partnerId").asText().equals(member.toString())) {
            sum = sum.add(Json.decimal(accrual.path("ownerPart")));
        }
        if (accrual.path("coInviterId").asText().equals(member.toString())) {
            sum = sum.add(Json.decimal(accrual.path("coInviterPart")));
        }
        return sum;
    }
}
