package io.tandem.team;

import static io.tandem.team.FakeWire.answer;
import static io.tandem.team.FakeWire.requireServiceToken;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * rebate-service's feed of earnings. It outlives the tests, since the database that holds the
 * cursor does.
 */
public final class FakeFeed {

    private final List<JsonObject> entries = new ArrayList<>();
    private final List<String> befores = new ArrayList<>();

    /** A transaction that changed what partners earned in that month. */
    public synchronized void tells(String cause, String period, UUID... partners) {
        tells(cause, "okx", period, partners);
    }

    public synchronized void tells(
            String cause, String programme, String period, UUID... partners) {
        JsonArray changes = new JsonArray();
        for (UUID partner : partners) {
            changes.add(
                    new JsonObject()
                            .put("partnerId", partner.toString())
                            .put("programme", programme)
                            .put("period", period)
                            .put("delta", "1")
                            .put("addedOneDay", "unknown here"));
        }
        entries.add(
                new JsonObject()
                        .put("position", entries.size() + 1)
                        .put("cause", cause)
                        .put("changes", changes));
    }

    /** How far it goes. */
    public synchronized int size() {
        return entries.size();
    }

    /** The months before which changes were asked for, as they came. */
    public synchronized List<String> befores() {
        return List.copyOf(befores);
    }

    synchronized void page(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        Map<String, String> asked =
                Stream.of(exchange.getRequestURI().getQuery().split("&"))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int after = Integer.parseInt(asked.get("after"));
        int limit = Integer.parseInt(asked.get("limit"));
        befores.add(asked.get("before"));
        JsonArray items = new JsonArray();
        entries.stream().skip(after).limit(limit).forEach(items::add);
        answer(exchange, 200, new JsonObject().put("items", items).put("next", after));
    }
}
