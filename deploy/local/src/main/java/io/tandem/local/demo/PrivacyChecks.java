package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import io.tandem.local.market.Market;
import io.tandem.local.math.ExpectedRebates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Invariant 6: a partner who asks for what is another's is told what it would be told of what does
 * not exist.
 */
final class PrivacyChecks {

    private static final String NOWHERE = "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10";

    private final Market market;
    private final Played played;
    private final Callers callers;

    PrivacyChecks(Market market, Played played, Callers callers) {
        this.market = market;
        this.played = played;
        this.callers = callers;
    }

    Finding othersAreNotThere() {
        UUID outsider = played.cast().outsider();
        int asked = 0;
        StringBuilder leaks = new StringBuilder();
        for (Map.Entry<String, ServiceName> path : paths().entrySet()) {
            Api stranger = callers.partner(path.getValue(), outsider);
            Reply others = stranger.ask("GET", path.getKey(), null, null);
            asked++;
            if (!others.isProblem(404)) {
                leaks.append(" ").append(path.getKey()).append("→").append(others.status());
            }
        }
        // A colleague may see the settlement, and not by which trades another earned.
        Reply colleague =
                callers.partner(ServiceName.TEAM, played.members().getLast())
                        .ask(
                                "GET",
                                "/v1/settlements/"
                                        + played.settlement().path("id").asText()
                                        + "/trace?partner="
                                        + played.members().getFirst(),
                                null,
                                null);
        if (!colleague.isProblem(404)) {
            leaks.append(" a colleague's trades→").append(colleague.status());
        }
        return new Finding(
                6,
                "a partner never learns of another's data",
                leaks.isEmpty(),
                asked
                        + " of a team member's resources asked for by an outsider, and its trades"
                        + " by a colleague: "
                        + (leaks.isEmpty() ? "404 each time" : "leaked" + leaks));
    }

    /** What belongs to a member of the team, and the service that has it. */
    private Map<String, ServiceName> paths() {
        UUID owner = played.members().getFirst();
        Map<String, ServiceName> paths = new LinkedHashMap<>();
        paths.put("/v1/partners/" + owner, ServiceName.REFERRAL);
        paths.put("/v1/partners/" + owner + "/bindings", ServiceName.REFERRAL);
        List<JsonNode> links =
                Json.items(callers.partner(ServiceName.REFERRAL, owner).get("/v1/links"));
        paths.put("/v1/links/" + links.getFirst().path("id").asText(), ServiceName.REFERRAL);
        paths.put("/v1/partners/" + owner + "/balances", ServiceName.REBATE);
        paths.put("/v1/partners/" + owner + "/postings", ServiceName.REBATE);
        paths.put(
                "/v1/transfers/" + played.settlement().path("transferId").asText(NOWHERE),
                ServiceName.REBATE);
        paths.put(
                "/v1/trades/" + market.programme() + "/" + Api.encoded(tradeOf(owner)),
                ServiceName.REBATE);
        paths.put("/v1/teams/" + played.team(), ServiceName.TEAM);
        paths.put("/v1/teams/" + played.team() + "/agreements", ServiceName.TEAM);
        paths.put("/v1/teams/" + played.team() + "/settlements", ServiceName.TEAM);
        paths.put("/v1/agreements/" + played.agreement().path("id").asText(), ServiceName.TEAM);
        paths.put(
                "/v1/agreements/" + played.agreement().path("id").asText() + "/canonical",
                ServiceName.TEAM);
        String settlement = "/v1/settlements/" + played.settlement().path("id").asText();
        paths.put(settlement, ServiceName.TEAM);
        paths.put(settlement + "/trace", ServiceName.TEAM);
        paths.put("/v1/disputes/" + played.dispute().path("id").asText(), ServiceName.TEAM);
        played.restatements()
                .forEach(each ->
                        paths.put("/v1/settlements/" + each.path("id").asText(), ServiceName.TEAM));
        paths.put(
                "/v1/partners/"
                        + owner
                        + "/statements/"
                        + market.programme()
                        + "/"
                        + market.period(),
                ServiceName.REBATE);
        return paths;
    }

    private String tradeOf(UUID owner) {
        Map<String, String> bound = ExpectedRebates.bound(market.referrals());
        return market.trades().stream()
                .filter(trade -> owner.equals(played.cast().partner(bound.get(trade.userId()))))
                .findFirst()
                .orElseThrow()
                .tradeId();
    }
}
