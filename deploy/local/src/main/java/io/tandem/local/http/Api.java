package io.tandem.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One service, asked by one caller. */
public final class Api {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final URI base;
    private final String token;

    /** Asks with the token, or without one if it is empty. */
    public Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public JsonNode get(String path) {
        return ask("GET", path, null, null).orRefuse().body();
    }

    /** All items of a list, page after page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String mark = path.contains("?") ? "&" : "?";
        String after = "";
        do {
            JsonNode page =
                    get(
                            path
                                    + mark
                                    + "limit=200"
                                    + (after.isEmpty() ? "" : "&after=" + encoded(after)));
            items.addAll(Json.items(page));
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return items;
    }

    /** Posts what must be done once only: the key tells a repetition from a new wish. */
    public JsonNode post(String path, String key, JsonNode body) {
        return ask("POST", path, key, body.toString()).orRefuse().body();
    }

    /** Posts what has an identity of its own, or asks a question. */
    public JsonNode post(String path, JsonNode body) {
        return ask("POST", path, null, body.toString()).orRefuse().body();
    }

    /** Asks and takes any answer. */
    public Reply ask(String method, String path, String key, String body) {
        return send(method, path, body, headers(key));
    }

    /** Asks with headers of the caller's own, names and values in turn, and takes any answer. */
    public Reply send(String method, String path, String body, List<String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(LIMIT)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                body, StandardCharsets.UTF_8));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        Stream<String> typed =
                body == null || headers.contains("Content-Type")
                        ? headers.stream()
                        : Stream.concat(
                                Stream.of("Content-Type", "application/json"), headers.stream());
        List<String> given = typed.toList();
        for (int i = 0; i < given.size(); i += 2) {
            request.header(given.get(i), given.get(i + 1));
        }
        return sent(method + " " + path, request.build());
    }

    /** Opens a conversation in NDJSON. */
    public LineStream lines(String path) {
        return LineStream.open(base, path, token);
    }

    /** Sends lines and gives back an answer for each. */
    public List<JsonNode> lines(String path, List<String> lines) {
        List<JsonNode> answers = new ArrayList<>(lines.size());
        try (LineStream stream = lines(path)) {
            stream.converse(lines.iterator(), answer -> answers.add(Json.read(answer)));
        }
        return answers;
    }

    private static Reply sent(String name, HttpRequest request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(name, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during " + name, e);
        }
    }

    private static List<String> headers(String key) {
        return key == null ? List.of() : List.of("Idempotency-Key", key);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
