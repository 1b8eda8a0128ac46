package io.tandem.team;

import static io.tandem.team.FakeWire.requireServiceToken;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What referral-service is told of links that expire. It does them in two pieces. */
public final class FakeLinks {

    private final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** What was asked for, once for all of its pieces. */
    public List<JsonObject> told() {
        return told;
    }

    /** Where pieces were asked to begin, the first of each apart. */
    public List<String> pages() {
        return pages;
    }

    /** From now on it answers so. */
    public void answers(int now) {
        status = now;
    }

    void clear() {
        told.clear();
        pages.clear();
        status = 200;
    }

    void answer(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        JsonObject body = FakeWire.body(exchange);
        String query = exchange.getRequestURI().getQuery();
        if (status != 200) {
            FakeWire.answer(exchange, status, FakeWire.problem("internal-error", status));
            return;
        }
        boolean isFirst = !query.contains("after=");
        if (isFirst) {
            told.add(body);
        } else {
            pages.add(query.replaceAll(".*after=([^&]+).*", "$1"));
        }
        FakeWire.answer(
                exchange,
                200,
                new JsonObject()
                        .put("items", new JsonArray())
                        .put("next", isFirst ? "the-rest" : null)
                        .put("addedOneDay", "unknown here"));
    }
}
