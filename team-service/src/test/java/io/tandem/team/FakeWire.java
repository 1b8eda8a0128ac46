package io.tandem.team;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What goes over the wire between team-service and {@link FakeRebate}. */
public final class FakeWire {

    private FakeWire() {}

    static JsonObject insufficient(JsonArray lacking) {
        return problem("insufficient-funds", 409).put("lacking", lacking);
    }

    static JsonObject lacking(JsonObject body) {
        JsonObject leg = body.getJsonArray("legs").getJsonObject(0);
        return problem("insufficient-funds", 409)
                .put(
                        "lacking",
                        new JsonArray()
                                .add(
                                        new JsonObject()
                                                .put("partnerId", leg.getString("from"))
                                                .put("asset", leg.getString("asset"))
                                                .put("lacking", "1.5")));
    }

    static JsonObject problem(String slug, int status) {
        return new JsonObject()
                .put("type", "urn:tandem:problem:" + slug)
                .put("title", slug)
                .put("status", status)
                .put("detail", "because");
    }

    static void requireServiceToken(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ey")) {
            throw new IllegalStateException("team-service called without its token");
        }
    }

    static JsonObject body(HttpExchange exchange) throws IOException {
        return new JsonObject(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add(
                        "Content-Type",
                        status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static JsonObject figures(UUID partner, Map<String, String> rebates, String volumeUsd) {
        JsonArray amounts = new JsonArray();
        rebates.forEach((asset, amount) ->
                amounts.add(new JsonObject().put("asset", asset).put("amount", amount)));
        return new JsonObject()
                .put("partnerId", partner.toString())
                .put("rebates", amounts)
                .put("volumeUsd", volumeUsd)
                .put("invitees", 3)
                .put("activeTraders", 2)
                .put("addedOneDay", "unknown here");
    }

    /** The legs of a booking as {@code from>to asset amount}. */
    public static List<String> legs(JsonObject booking) {
        List<String> legs = new ArrayList<>();
        for (Object each : booking.getJsonArray("legs")) {
            JsonObject leg = (JsonObject) each;
            legs.add(
                    leg.getString("from")
                            + ">"
                            + leg.getString("to")
                            + " "
                            + leg.getString("asset")
                            + " "
                            + leg.getString("amount"));
        }
        return legs;
    }
}
