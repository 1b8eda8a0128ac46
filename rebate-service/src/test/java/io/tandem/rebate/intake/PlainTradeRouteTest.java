package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Inject Vertx vertx;

    @BeforeEach
    void planAndBinding() {
        publishFlat("0.30");
        bind("alice", partner);
    }

    /** Stands between the short way and the REST layer and counts what goes on to the latter. */
    @ApplicationScoped
    static class Behind {

        private final AtomicInteger requests = new AtomicInteger();

        int requests() {
            return requests.get();
        }

        void routes(@Observes Router router) {
            router.post("/v1/trades")
                    .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1)
                    .handler(request -> {
                        requests.incrementAndGet();
                        request.next();
                    });
        }
    }

    @Inject Behind behind;

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

        assertAlike(201, token, trade, Way.SHORT);
        assertAlike(200, token, trade, Way.SHORT);
        assertAlike(409, token, json(conflicting), Way.SHORT);
        assertAlike(201, token, json(trade("A2", "alice")).replace(" ", ""), Way.SHORT);
        assertAlike(400, token, json(invalid), Way.LONG);
        assertAlike(400, token, trade.replace("BUY", "HOLD"), Way.LONG);
        assertAlike(400, token, trade + "}", Way.LONG);
        assertAlike(400, token, "null", Way.LONG);
        assertAlike(200, token, "[" + trade + "]", Way.LONG);
        assertAlike(403, Tokens.operator(), trade, Way.LONG);
        assertAlike(401, "nonsense", trade, Way.LONG);
        assertAlike(401, null, trade, Way.LONG);
        assertAlike(201, token, json(trade("A ä", "alice")).replace(" ", ""), Way.LONG);
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void asksToComeAgainAsTheRestLayerDoes() throws Exception {
        String token = Tokens.ingest();
        ask(LONG, token, "null");
        QuarkusMock.installMockForType(
                new GroupCommit(
                        trades -> Uni.createFrom().failure(new AssertionError("nobody may wait")),
                        1,
                        0,
                        1,
                        vertx.getOrCreateContext()),
                GroupCommit.class);

        assertAlike(429, token, json(trade("A", "alice")), Way.SHORT);

        Answer refused = ask(SHORT, token, json(trade("S", "alice")));
        assertEquals("1", refused.headers().get("retry-after"));
        assertTrue(refused.body().contains("urn:tandem:problem:too-many-requests"), refused.body());
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

    /** By which of them what may go the short way is answered. */
    private enum Way {
        SHORT,
        LONG
    }

    /** Two trades that differ in their ids alone, each sent its own way. */
    private void assertAlike(int status, String token, String body, Way way) throws Exception {
        int before = behind.requests();
        Answer shortly = ask(SHORT, token, body.replace("\"A", "\"S"));
        assertEquals(way == Way.SHORT ? before : before + 1, behind.requests(), body);
        int between = behind.requests();
        Answer atLength = ask(LONG, token, body.replace("\"A", "\"L"));
        assertEquals(between + 1, behind.requests(), body);

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
