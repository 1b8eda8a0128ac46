package io.tandem.team;

import static io.tandem.team.FakeWire.answer;
import static io.tandem.team.FakeWire.body;
import static io.tandem.team.FakeWire.problem;
import static io.tandem.team.FakeWire.requireServiceToken;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** rebate-service's account of the trades by which partners earned, a page at a time. */
public final class FakeTrades {

    private final Map<String, List<JsonObject>> trades = new ConcurrentHashMap<>();
    private final List<JsonObject> queries = new CopyOnWriteArrayList<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    void clear() {
        away.clear();
        trades.clear();
        queries.clear();
        broken = false;
    }

    /** From now on it breaks down over them. */
    public void breaks() {
        broken = true;
    }

    /** The month's trades are not there any more. */
    public void putAway(String period) {
        away.add(period);
    }

    /** Whether contributions are asked for that only the trades of such a month could tell. */
    boolean lack(JsonObject query) {
        return away.contains(query.getString("period"))
                && query.getJsonArray("members").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(member ->
                                isWithinADay(member.getString("from"))
                                        || isWithinADay(member.getString("to")));
    }

    private static boolean isWithinADay(String moment) {
        return moment != null && !moment.endsWith("T00:00:00Z");
    }

    static JsonObject putAwayProblem(JsonObject query) {
        return problem("month-put-away", 409)
                .put("months", new JsonArray().add(query.getString("period")));
    }

    /** A trade in USDT of which the partner had so much, rated at that moment. */
    public void earned(UUID partner, String tradeId, String rebate, String at) {
        JsonObject accrual =
                new JsonObject()
                        .put("kind", "ACCRUED")
                        .putNull("cause")
                        .put("at", at)
                        .put("postedPeriod", "2025-05")
                        .put("role", "OWNER")
                        .put("reason", "COMMISSIONABLE")
                        .put("category", "SPOT")
                        .put("linkId", UUID.randomUUID().toString())
                        .put("planId", UUID.randomUUID().toString())
                        .put("planVersion", 3)
                        .put("tier", 2)
                        .put("rate", "0.3")
                        .put("commissionableFee", "100")
                        .put("gross", rebate)
                        .put("part", rebate)
                        .put("entryId", UUID.randomUUID().toString());
        trades.computeIfAbsent(partner.toString(), _ -> new CopyOnWriteArrayList<>())
                .add(
                        new JsonObject()
                                .put("programme", "okx")
                                .put("tradeId", tradeId)
                                .put("userId", "user-of-" + tradeId)
                                .put("instrument", "BTC-USDT")
                                .put("instrumentType", "SPOT")
                                .put("volumeUsd", "1000")
                                .put("fee", "100")
                                .put("asset", "USDT")
                                .put("executedAt", "2025-05-03T10:00:00Z")
                                .put("receivedAt", at)
                                .put("rebate", rebate)
                                .put("accruals", new JsonArray().add(accrual))
                                .put("addedOneDay", "unknown here"));
    }

    /** What was asked, with {@code limit} and {@code after} as in the query string. */
    public List<JsonObject> queries() {
        return queries;
    }

    void answers(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        JsonObject query = body(exchange);
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        queries.add(query);
        if (broken) {
            answer(exchange, 500, problem("internal-error", 500));
            return;
        }
        if (away.contains(query.getString("period"))) {
            answer(exchange, 409, putAwayProblem(query));
            return;
        }
        List<JsonObject> all =
                trades.getOrDefault(
                        query.getJsonObject("member").getString("partnerId"), List.of());
        int limit = Integer.parseInt(query.getString("limit"));
        int from = query.getString("after") == null ? 0 : 1;
        JsonArray items = new JsonArray();
        all.stream().skip(from).limit(limit).forEach(items::add);
        answer(
                exchange,
                200,
                new JsonObject()
                        .put("items", items)
                        .put("next", from + limit < all.size() ? "MQ" : null)
                        .put(
                                "rebates",
                                new JsonArray()
                                        .add(
                                                new JsonObject()
                                                        .put("asset", "USDT")
                                                        .put("amount", "400")))
                        .put("asOf", "2026-11-15T12:00:00Z"));
    }
}
