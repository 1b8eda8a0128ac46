package io.tandem.rebate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Speaks referral-service's side of the contract, for a service under test that has no neighbours.
 * Tests tell it over HTTP what it is to say: {@code POST /fake/feed} and {@code /fake/lookup} take
 * a binding, {@code /fake/mode} one of {@code up}, {@code down} and {@code gap}.
 */
public class FakeReferral implements QuarkusTestResourceLifecycleManager {

    static final String URL = "tandem.test.referral-url";

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> feed = new ArrayList<>();
    private final List<JsonNode> lookup = new ArrayList<>();
    private String mode = "up";
    private HttpServer server;
    private Path token;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            token = Files.writeString(Files.createTempFile("tandem", ".token"), "a-service-token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        System.setProperty(URL, url);
        return Map.of(
                "quarkus.rest-client.referral.url",
                url,
                "tandem.service-token.file",
                token.toString());
    }

    @Override
    public void stop() {
        server.stop(0);
        try {
            Files.deleteIfExists(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean fake = path.startsWith("/fake/");
            boolean known =
                    "Bearer a-service-token"
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!fake && (mode.equals("down") || !known)) {
                exchange.sendResponseHeaders(known ? 503 : 401, -1);
                return;
            }
            byte[] answer =
                    json.writeValueAsBytes(
                            switch (path) {
                                case "/v1/feed/bindings" -> feed(exchange);
                                case "/v1/bindings:lookup" -> found(exchange);
                                default -> learn(path, exchange);
                            });
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private JsonNode feed(HttpExchange exchange) {
        int after = parameter(exchange, "after");
        int limit = parameter(exchange, "limit");
        ArrayNode items = json.createArrayNode();
        int skip = mode.equals("gap") ? 1 : 0;
        for (int i = after; i < Math.min(feed.size(), after + limit); i++) {
            ObjectNode item = items.addObject();
            item.put("position", i + 1 + skip);
            item.put("at", "2026-11-01T00:00:00Z");
            item.set("binding", feed.get(i));
        }
        ObjectNode page = json.createObjectNode();
        page.set("items", items);
        page.put("next", after + items.size());
        return page;
    }

    private JsonNode found(HttpExchange exchange) throws IOException {
        JsonNode asked = json.readTree(exchange.getRequestBody());
        ArrayNode items = json.createArrayNode();
        for (JsonNode binding : lookup) {
            for (JsonNode userId : asked.get("userIds")) {
                if (binding.get("userId").equals(userId)
                        && binding.get("programme").equals(asked.get("programme"))) {
                    items.add(binding);
                }
            }
        }
        ObjectNode found = json.createObjectNode();
        found.set("items", items);
        return found;
    }

    private JsonNode learn(String path, HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        switch (path) {
            case "/fake/feed" -> feed.add(body);
            case "/fake/lookup" -> lookup.add(body);
            default -> mode = body.asText();
        }
        return json.createObjectNode();
    }

    private static int parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=");
            if (parts[0].equals(name)) {
                return Integer.parseInt(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        throw new IllegalArgumentException(name);
    }
}
