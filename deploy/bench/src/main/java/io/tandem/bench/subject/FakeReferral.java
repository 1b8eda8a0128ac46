package io.tandem.bench.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tandem.bench.BenchFailure;
import io.tandem.local.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two questions that rebate-service asks of referral-service, answered from the population: the
 * feed of bindings, and the look-up of users.
 */
public final class FakeReferral implements AutoCloseable {

    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private final HttpServer server;

    private FakeReferral(HttpServer server) {
        this.server = server;
    }

    public static FakeReferral start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/v1/feed/bindings", FakeReferral::feed);
            server.createContext("/v1/bindings:lookup", FakeReferral::lookup);
            server.start();
            return new FakeReferral(server);
        } catch (IOException e) {
            throw new BenchFailure("No port for the stand-in: " + e.getMessage(), e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void feed(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int after = number(AFTER, query, 0);
        int last = Math.min(Population.USERS, after + number(LIMIT, query, 500));
        List<JsonNode> items = new ArrayList<>();
        for (int position = after + 1; position <= last; position++) {
            ObjectNode item = Json.object("at", LONG_AGO, "binding", binding(position - 1));
            items.add(item.put("position", position));
        }
        answer(exchange, Json.object("items", items).put("next", Math.max(after, last)));
    }

    /** Nobody is bound beyond the feed. */
    private static void lookup(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, Json.object("items", List.of()));
    }

    private static ObjectNode binding(int user) {
        int partner = Population.partnerOf(user);
        ObjectNode binding =
                Json.object(
                        "id",
                        Population.bindingId(user),
                        "programme",
                        Population.PROGRAMME,
                        "userId",
                        Population.userId(user),
                        "partnerId",
                        Population.partnerId(partner),
                        "linkId",
                        Population.linkId(partner),
                        "linkVersion",
                        1,
                        "code",
                        "code" + partner,
                        "channel",
                        "youtube",
                        "coInviterShare",
                        "0",
                        "inviteeShare",
                        "0",
                        "from",
                        LONG_AGO,
                        "state",
                        "IN_FORCE");
        return binding.put("revision", user + 1L);
    }

    private static int number(Pattern pattern, String query, int fallback) {
        Matcher matcher = pattern.matcher(query == null ? "" : query);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : fallback;
    }

    private static void answer(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
