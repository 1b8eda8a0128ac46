package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way and the REST layer cannot be told apart by what they answer. */
@QuarkusTest
class PlainTradeRouteTest extends RebateTest {

    private static final String SHORT = "application/json";
    // Means the same, but is more than the short way understands.
    private static final String LONG = "application/json;q=0.9";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void planAndBinding() {
        publishFlat("0.30");
        bind("alice", partner);
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    @Test
    void answersAsTheRestLayerDoes() throws Exception {
        String token = Tokens.ingest();
        Map<String, Object> conflicting = trade("A", "alice");
        conflicting.put("fee", "1");
        Map<String, Object> invalid = trade("A", "alice");
        invalid.put("price", "0");
        String trade = json(trade("A", "alice"));

        // Whose token is new goes the long way once.
        ask(LONG, token, "null");
        ask(LONG, Tokens.operator(), "null");

        assertAlike(201, token, trade);
        assertAlike(200, token, trade);
        assertAlike(409, token, json(conflicting));
        assertAlike(400, token, json(invalid));
        assertAlike(400, token, trade.replace("BUY", "HOLD"));
        assertAlike(400, token, trade + "}");
        assertAlike(400, token, "null");
        assertAlike(200, token, "[" + trade + "]");
        assertAlike(403, Tokens.operator(), trade);
        assertAlike(401, "nonsense", trade);
        assertAlike(401, null, trade);
        assertAlike(201, token, json(trade("A ä", "alice")).replace(" ", ""));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void takesNothingFromWhoMayNotInWhateverWayItIsSent() throws Exception {
        ask(LONG, Tokens.operator(), "null");
        byte[] trade = json(trade("A", "alice")).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked =
                request(SHORT, Tokens.operator())
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(trade)))
                        .build();

        assertEquals(403, client.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void countsItsRequestsUnderTheirRoute() throws Exception {
        ask(SHORT, Tokens.ingest(), json(trade("counted", "alice")));

        String metrics = RestAssured.get("/q/metrics").asString();

        assertTrue(
                metrics.lines()
                        .anyMatch(line ->
                                line.startsWith("http_server_requests_seconds_count")
                                        && line.contains("uri=\"/v1/trades\"")
                                        && line.contains("status=\"201\"")),
                metrics);
    }

    /** Two trades that differ in their ids alone, each sent its own way. */
    private void assertAlike(int status, String token, String body) throws Exception {
        Answer shortly = ask(SHORT, token, body.replace("\"A", "\"S"));
        Answer atLength = ask(LONG, token, body.replace("\"A", "\"L"));

        assertEquals(status, shortly.status(), shortly.body());
        assertEquals(
                atLength,
                new Answer(
                        shortly.status(),
                        shortly.headers(),
                        shortly.body().replace("\"S", "\"L").replace("Trade S", "Trade L")));
    }

    private Answer ask(String accept, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(accept, token).POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response =
                client.send(
                        request.build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        // Each request has an id of its own.
        headers.remove("x-request-id");
        return new Answer(response.statusCode(), headers, response.body());
    }

    private static HttpRequest.Builder request(String accept, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + "/v1/trades"))
                        .header("Content-Type", "application/json")
                        .header("Accept", accept);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String json(Map<String, Object> trade) throws IOException {
        return new ObjectMapper().writeValueAsString(trade);
    }
}
