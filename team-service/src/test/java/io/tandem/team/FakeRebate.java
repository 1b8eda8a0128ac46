package io.tandem.team;

import static io.tandem.team.FakeWire.answer;
import static io.tandem.team.FakeWire.body;
import static io.tandem.team.FakeWire.figures;
import static io.tandem.team.FakeWire.insufficient;
import static io.tandem.team.FakeWire.lacking;
import static io.tandem.team.FakeWire.problem;
import static io.tandem.team.FakeWire.requireServiceToken;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * rebate-service as team-service sees it: it tells contributions, books transfers and holds once
 * per key, and keeps reservations. It can be told to be down, to fail, and to lose an answer after
 * it has acted.
 */
public final class FakeRebate {

    /** How it answers a transfer. */
    public enum Mood {
        WELL,
        /** Breaks down before it does anything. */
        FAILS,
        /** Does it, and the answer never arrives. */
        LOSES_ANSWERS,
        /** Refuses since somebody has too little. */
        LACKS_FUNDS,
        /** Refuses for a reason of its own. */
        REFUSES,
        /** Knows the key with other content. */
        KNOWS_THE_KEY
    }

    private static FakeRebate running;

    private final int port;
    private HttpServer server;
    private volatile Mood mood = Mood.WELL;
    private volatile String onlyIn;
    private final Map<String, JsonObject> figures = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> bookings = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
    private final FakeBooks books = new FakeBooks();
    private final FakeFeed feed = new FakeFeed();
    private volatile Runnable meanwhile;
    private final FakeTrades trades = new FakeTrades();
    private final FakeStandings standings = new FakeStandings();
    private final FakeLinks links = new FakeLinks();
    private final List<JsonObject> queries = new CopyOnWriteArrayList<>();
    private final List<JsonObject> earnings = new CopyOnWriteArrayList<>();
    private final List<String> earningsAsked = new CopyOnWriteArrayList<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final List<String> attempts = new CopyOnWriteArrayList<>();

    private FakeRebate(int port) {
        this.port = port;
    }

    /** The one of this test run, up and well. */
    public static synchronized FakeRebate running() {
        if (running == null) {
            running = new FakeRebate(Integer.getInteger(RebateAddress.PORT));
            running.up();
        }
        return running;
    }

    public synchronized void up() {
        try {
            if (server == null) {
                server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/v1/earnings:contributions", this::contributions);
                server.createContext("/v1/earnings:trades", trades::answers);
                server.createContext("/v1/earnings", this::earnings);
                server.createContext("/v1/feed/earnings", feed::page);
                server.createContext("/v1/programmes", this::period);
                server.createContext("/v1/transfers", this::transfer);
                server.createContext("/v1/holds", this::hold);
                server.createContext("/v1/reservations", this::reservation);
                server.createContext("/v1/feed/standings", standings::answer);
                server.createContext("/v1/links:expire", links::answer);
                server.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public void reset() {
        up();
        mood = Mood.WELL;
        figures.clear();
        bookings.clear();
        answers.clear();
        queries.clear();
        earnings.clear();
        earningsAsked.clear();
        closed.clear();
        attempts.clear();
        books.clear();
        trades.clear();
        links.clear();
        onlyIn = null;
        meanwhile = null;
    }

    /** Who is told of whose earnings changed. */
    public FakeFeed feed() {
        return feed;
    }

    /** Something that happens while contributions are on their way, once. */
    public void meanwhile(Runnable something) {
        meanwhile = something;
    }

    /** How partners stand, which is another service's to tell. */
    public FakeStandings standings() {
        return standings;
    }

    /** Whose links are to expire, which is another service's to do. */
    public FakeLinks links() {
        return links;
    }

    /** Who has what. */
    public FakeBooks books() {
        return books;
    }

    /** By which trades they earned it. */
    public FakeTrades trades() {
        return trades;
    }

    public void is(Mood now) {
        mood = now;
    }

    /** What a partner earned in USDT and brought. */
    public void earns(UUID partner, String usdt, String volumeUsd) {
        earns(partner, Map.of("USDT", usdt), volumeUsd);
    }

    /** What a partner earned in USDT and brought in that period, whatever it does in others. */
    public void earnsIn(String period, UUID partner, String usdt, String volumeUsd) {
        figures.put(period + "/" + partner, figures(partner, Map.of("USDT", usdt), volumeUsd));
    }

    public void earns(UUID partner, Map<String, String> rebates, String volumeUsd) {
        figures.put(partner.toString(), figures(partner, rebates, volumeUsd));
    }

    /** The programme's month takes nothing more. */
    public void closes(String programme, String period) {
        closed.add("/v1/programmes/" + programme + "/periods/" + period);
    }

    /** A row of a partner's earnings in USDT, by a link of a campaign. */
    public void trades(
            UUID partner, String period, UUID link, String campaign, int trades, String fees) {
        earnings.add(
                new JsonObject()
                        .put("partnerId", partner.toString())
                        .put("asset", "USDT")
                        .put("period", period)
                        .put("link", link.toString())
                        .put("campaign", campaign)
                        .put("trades", trades)
                        .put("fees", fees)
                        .put("gross", "1")
                        .put("addedOneDay", "unknown here"));
    }

    /** The query strings by which earnings were asked for. */
    public List<String> earningsAsked() {
        return earningsAsked;
    }

    /** Whatever is earned is earned in that period, and in no other. */
    public void earnsOnlyIn(String period) {
        onlyIn = period;
    }

    /** What was booked, by key. */
    public Map<String, JsonObject> bookings() {
        return bookings;
    }

    public List<JsonObject> queries() {
        return queries;
    }

    /** The keys with which transfers were asked for, each as often as it came. */
    public List<String> attempts() {
        return attempts;
    }

    private void contributions(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        JsonObject query = body(exchange);
        queries.add(query);
        if (mood == Mood.FAILS) {
            answer(exchange, 500, problem("internal-error", 500));
            return;
        }
        if (trades.lack(query)) {
            answer(exchange, 409, FakeTrades.putAwayProblem(query));
            return;
        }
        JsonArray items = new JsonArray();
        for (Object member : query.getJsonArray("members")) {
            String partner = ((JsonObject) member).getString("partnerId");
            JsonObject known =
                    figures.getOrDefault(
                            query.getString("period") + "/" + partner, figures.get(partner));
            if (known != null && (onlyIn == null || onlyIn.equals(query.getString("period")))) {
                items.add(known);
            }
        }
        Runnable once = meanwhile;
        meanwhile = null;
        if (once != null) {
            once.run();
        }
        answer(
                exchange,
                200,
                new JsonObject().put("items", items).put("asOf", "2026-11-01T00:00:00Z"));
    }

    private void period(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String path = exchange.getRequestURI().getPath();
        if (mood == Mood.FAILS) {
            answer(exchange, 500, problem("internal-error", 500));
        } else if (closed.contains(path)) {
            answer(exchange, 200, new JsonObject().put("state", "CLOSED"));
        } else {
            answer(exchange, 404, problem("not-found", 404));
        }
    }

    private void earnings(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String query = exchange.getRequestURI().getQuery();
        earningsAsked.add(query);
        if (mood == Mood.FAILS) {
            answer(exchange, 500, problem("internal-error", 500));
            return;
        }
        Map<String, String> asked = new ConcurrentHashMap<>();
        for (String pair : query.split("&")) {
            asked.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        JsonArray items = new JsonArray();
        for (JsonObject each : earnings) {
            if (each.getString("partnerId").equals(asked.get("partner"))
                    && each.getString("period").compareTo(asked.get("from")) >= 0
                    && each.getString("period").compareTo(asked.get("to")) <= 0) {
                items.add(each);
            }
        }
        answer(exchange, 200, new JsonObject().put("items", items));
    }

    private synchronized void transfer(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        attempts.add(key);
        JsonObject body = body(exchange);
        switch (mood) {
            case FAILS -> answer(exchange, 502, new JsonObject());
            case LACKS_FUNDS -> answer(exchange, 409, lacking(body));
            case REFUSES -> answer(exchange, 400, problem("invalid-request", 400));
            case KNOWS_THE_KEY -> answer(exchange, 422, problem("idempotency-key-reused", 422));
            case LOSES_ANSWERS, WELL -> {
                JsonArray lacking =
                        bookings.containsKey(key) ? new JsonArray() : books.transfer(body);
                if (lacking.isEmpty()) {
                    acted(exchange, 201, book(key, body));
                } else {
                    answer(exchange, 409, insufficient(lacking));
                }
            }
        }
    }

    /** Answers, or loses the answer. */
    private void acted(HttpExchange exchange, int status, JsonObject body) throws IOException {
        if (mood == Mood.LOSES_ANSWERS) {
            exchange.close();
        } else {
            answer(exchange, status, body);
        }
    }

    private synchronized void hold(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String path = exchange.getRequestURI().getPath();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonObject body = text.isEmpty() ? new JsonObject() : new JsonObject(text);
        JsonObject asked = body.copy().put("path", path);
        if (mood == Mood.FAILS) {
            answer(exchange, 502, new JsonObject());
        } else if (answers.containsKey(key)) {
            if (!bookings.get(key).equals(asked)) {
                throw new IllegalStateException("the same key came with another body");
            }
            acted(exchange, 200, answers.get(key));
        } else if (path.equals("/v1/holds")) {
            String id = UUID.randomUUID().toString();
            JsonArray lacking = books.hold(id, body);
            if (lacking.isEmpty()) {
                keep(key, asked, id);
                acted(exchange, 201, answers.get(key));
            } else {
                answer(exchange, 409, insufficient(lacking));
            }
        } else {
            String id = path.substring("/v1/holds/".length(), path.indexOf(':'));
            if (books.end(id, body.getJsonArray("legs", new JsonArray()))) {
                keep(key, asked, id);
                acted(exchange, 200, answers.get(key));
            } else {
                answer(exchange, 409, problem("hold-ended", 409));
            }
        }
    }

    private void keep(String key, JsonObject asked, String id) {
        bookings.put(key, asked);
        answers.put(key, new JsonObject().put("id", id));
    }

    private synchronized void reservation(HttpExchange exchange) throws IOException {
        requireServiceToken(exchange);
        String path = exchange.getRequestURI().getPath().substring("/v1/reservations/".length());
        if (mood == Mood.FAILS) {
            answer(exchange, 502, new JsonObject());
        } else if (path.endsWith(":release")) {
            boolean known = books.letGo(path.substring(0, path.length() - ":release".length()));
            acted(
                    exchange,
                    known ? 200 : 404,
                    known ? new JsonObject() : problem("not-found", 404));
        } else {
            boolean kept = books.reserve(path, body(exchange));
            acted(
                    exchange,
                    kept ? 200 : 409,
                    kept ? new JsonObject() : problem("reservation-released", 409));
        }
    }

    private JsonObject book(String key, JsonObject body) {
        JsonObject first = bookings.putIfAbsent(key, body);
        if (first != null && !first.equals(body)) {
            throw new IllegalStateException("the same key came with another body");
        }
        return answers.computeIfAbsent(
                key, _ -> body.copy().put("id", UUID.randomUUID().toString()));
    }
}
