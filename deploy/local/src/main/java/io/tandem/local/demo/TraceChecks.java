package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Invariant 5: one call opens every figure of the settlement, for each member down to the trades.
 * Each trade is compared with what the files, the plan and the links give; each sum with the line
 * above it.
 */
final class TraceChecks {

    private final Played played;
    private final ExpectedRebates expected;
    private final ExpectedRebates left;
    private final Callers callers;
    private final Map<String, UserTrade> trades = new HashMap<>();

    /**
     * @param expected what the files give, before anything is taken back
     */
    TraceChecks(Market market, Played played, ExpectedRebates expected, Callers callers) {
        this.played = played;
        this.expected = expected;
        this.left = expected.reversing(played.plot().reversed());
        this.callers = callers;
        market.trades().forEach(trade -> trades.put(trade.tradeId(), trade));
    }

    Finding figuresOpenIntoTheirTrades() {
        int opened = 0;
        boolean holds = true;
        for (String referrer : played.cast().team()) {
            Told told = told(referrer);
            opened += told.trades().size();
            holds &= told.holds() && told.sums().equals(left.byReferrer().get(referrer));
            holds &= told.trades().equals(tradesOf(referrer));
        }
        return new Finding(
                5,
                "one call opens each figure into the trades, the plan and the agreement",
                holds,
                opened
                        + " trades of "
                        + played.members().size()
                        + " members told with plan, tier and rate, each recomputed; their sums are"
                        + " the gross lines, less what was taken back since");
    }

    /** What one member's trace told on all of its pages. */
    private record Told(boolean holds, Set<String> trades, Amounts sums) {}

    private Told told(String referrer) {
        UUID member = played.cast().partner(referrer);
        Api api = callers.partner(ServiceName.TEAM, member);
        String path =
                "/v1/settlements/"
                        + played.settlement().path("id").asText()
                        + "/trace?limit=200&after=";
        boolean holds = true;
        Set<String> told = new HashSet<>();
        Amounts sums = Amounts.NONE;
        String next = "";
        do {
            JsonNode trace = api.get(path + next);
            holds &= next.isEmpty() ? linesHold(trace, referrer, member) : true;
            for (JsonNode item : trace.path("trades").path("items")) {
                UserTrade trade = trades.get(item.path("tradeId").asText());
                BigDecimal rebate = Json.decimal(item.path("rebate"));
                holds &=
                        told.add(item.path("tradeId").asText())
                                && rebate.compareTo(gives(left, trade, referrer)) == 0
                                && accrualsHold(item, trade, referrer);
                sums = sums.plus(item.path("asset").asText(), rebate);
            }
            next = trace.path("trades").path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return new Told(holds, told, sums);
    }

    /** The lines add up, and the books differ by what was taken back. */
    private boolean linesHold(JsonNode trace, String referrer, UUID member) {
        boolean holds =
                trace.path("recomputed").asBoolean()
                        && trace.path("agreement")
                                .path("digest")
                                .equals(played.agreement().path("digest"));
        Amounts earned = Amounts.NONE;
        for (JsonNode line : trace.path("lines")) {
            if (line.path("partnerId").asText().equals(member.toString())) {
                earned =
                        earned.plus(line.path("asset").asText(), Json.decimal(line.path("rebate")));
            }
        }
        Amounts since = Amounts.NONE;
        for (JsonNode book : trace.path("books")) {
            if (book.path("partnerId").asText().equals(member.toString())) {
                since =
                        since.plus(
                                book.path("asset").asText(), Json.decimal(book.path("difference")));
            }
        }
        Amounts gross = expected.byReferrer().get(referrer);
        return holds
                && earned.equals(gross)
                && since.equals(left.byReferrer().get(referrer).minus(gross));
    }

    /** The first rating is what the plan gives; whatever followed came after the snapshot. */
    private boolean accrualsHold(JsonNode item, UserTrade trade, String referrer) {
        JsonNode first = item.path("accruals").path(0);
        BigDecimal settled = BigDecimal.ZERO;
        for (JsonNode accrual : item.path("accruals")) {
            if (!accrual.path("sinceSnapshot").asBoolean()) {
                settled = settled.add(Json.decimal(accrual.path("part")));
            }
        }
        return settled.compareTo(gives(expected, trade, referrer)) == 0
                && first.path("planVersion").isInt()
                && first.path("tier").isInt();
    }

    private static BigDecimal gives(ExpectedRebates rebates, UserTrade trade, String referrer) {
        return rebates.parts(trade).map(parts -> parts.to(referrer)).orElse(BigDecimal.ZERO);
    }

    /** The trades of the users whom the referrer brought, as owner or as co-inviter. */
    private Set<String> tradesOf(String referrer) {
        Set<String> ids = new HashSet<>();
        for (UserTrade trade : trades.values()) {
            expected.parts(trade)
                    .filter(parts ->
                            parts.owner().equals(referrer) || parts.coInviter().equals(referrer))
                    .ifPresent(parts -> ids.add(trade.tradeId()));
        }
        return ids;
    }
}
