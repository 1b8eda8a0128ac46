package io.tandem.team;

import static io.tandem.team.FakeWire.requireServiceToken;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** referral-service's feed of standings. It is never emptied: followers keep their place. */
public final class FakeStandings {

    private final List<JsonObject> changes = new CopyOnWriteArrayList<>();

    /** The partner stands so from that time on. */
    public void tells(UUID partner, String status, String since) {
        long before =
                changes.stream()
                        .filter(each -> each.getString("partnerId").equals(partner.toString()))
                        .count();
        changes.add(
                new JsonObject()
                        .put("partnerId", partner.toString())
                        .put("sequence", before + 1)
                        .put("status", status)
                        .put("since", since)
                        .put("addedOneDay", "unknown here"));
    }

    void answer(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String query = exchange.getRequestURI().getQuery();
        int after = Integer.parseInt(query.replaceAll(".*after=([0-9]+).*", "$1"));
        JsonArray items = new JsonArray();
        List<JsonObject> all = List.copyOf(changes);
        for (int i = after; i < Math.min(all.size(), after + 2); i++) {
            items.add(new JsonObject().put("position", i + 1).put("standing", all.get(i)));
        }
        FakeWire.answer(
                exchange,
                200,
                new JsonObject().put("items", items).put("next", after + items.size()));
    }
}
