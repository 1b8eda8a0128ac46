package io.tandem.rebate.reconciliation;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tandem.testkit.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest extends ReconciliationFixture {

    @BeforeEach
    void programmeThatCompares() {
        publishFlat("0.30");
        bind("alice", partner);
        rule("0").then().statusCode(200);
    }

    private void traded(String... ids) {
        for (String id : ids) {
            report(trade(id, "alice")).then().statusCode(201);
        }
    }

    @Test
    void isTheSameFileHoweverOftenItComes() {
        traded("o1-1");
        byte[] file = file(line("o1", "5", "", "")).getBytes(StandardCharsets.UTF_8);
        Response first = send("key-1" + programme, file);
        first.then().statusCode(201);
        String id = first.path("id");

        send("key-1" + programme, file)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        send("key-2" + programme, file).then().statusCode(200).body("id", equalTo(id));
        send("key-1" + programme, file(line("o9", "5", "", "")).getBytes(StandardCharsets.UTF_8))
                .then()
                .spec(problem(422, "idempotency-key-reused"));

        assertEquals(new BigDecimal("0.5"), suspense());
        as(Tokens.operator())
                .queryParam("programme", programme)
                .get("/v1/reconciliations")
                .then()
                .body("items", hasSize(1), "items[0].orders", equalTo(1));
    }

    @Test
    void namesEachBadLineAndChangesNothing() {
        send(
                        line("o1", "4.5", "", ""),
                        line("o2", "abc", "", ""),
                        "tandem,Lv1\r\n",
                        line("o 3", "4.5", "-1", ""))
                .then()
                .spec(problem(400, "invalid-request"))
                .body("violations", hasSize(4))
                .body(
                        "violations.field",
                        equalTo(
                                List.of(
                                        "line 3, brokerRebate",
                                        "line 4",
                                        "line 5, ordId",
                                        "line 5, subBrokerRebate")));
        send(line("o1", "4.5", "", ""), line("o1", "4.5", "", ""))
                .then()
                .spec(violation("line 3, ordId"));
        assertNothing();
    }

    @Test
    void refusesWhatIsNoCommissionFile() {
        send("k1" + programme, new byte[0]).then().spec(violation("line 1"));
        send("k2" + programme, "ordId\r\n1\r\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .spec(violation("line 1"));
        send("k3" + programme, (HEADER + "\"never closed,").getBytes(StandardCharsets.UTF_8))
                .then()
                .spec(problem(400, "invalid-request"));
        send(
                        "k4" + programme,
                        file(line("\u00ff", "1", "", "")).getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .spec(problem(400, "invalid-request"));
        send("k5" + programme, new byte[] {(byte) 0x50, 0x4b, 3, 4, 0, 0, (byte) 0xff})
                .then()
                .spec(violation("line 1"));
        String many = "x\r\n".repeat(5_000);
        send("k6" + programme, (HEADER + many).getBytes(StandardCharsets.UTF_8))
                .then()
                .body("violations", hasSize(100));
        send("k7" + programme, new byte[2_000_000]).then().spec(problem(413, "payload-too-large"));
        operator()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/reconciliations")
                .then()
                .spec(problem(415, "unsupported-media-type"));
        assertNothing();
    }

    private void assertNothing() {
        as(Tokens.operator())
                .queryParam("programme", programme)
                .get("/v1/reconciliations")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        assertEquals(0, suspense().signum());
    }

    @Test
    void takesInALargeFileInParts() {
        traded("o00001-1");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append(line("o%05d".formatted(i), "1", "", ""));
        }

        String id = compared(lines.toString());

        JsonPath read = read(id);
        assertEquals(3_000, read.getInt("orders"));
        assertEquals(2_999, read.getInt("breaks.find { it.kind == 'MISSING_TRADE' }.breaks"));
        assertEquals(1, read.getInt("breaks.find { it.kind == 'RATE_DIFFERS' }.breaks"));
        assertEquals(0, suspense().compareTo(new BigDecimal("2999")));
        assertInOrder();
    }

    @Test
    void takesInAFileThatDoesNotTellItsLength() throws IOException, InterruptedException {
        byte[] file = file(line("o1", "1", "", "")).getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + "/v1/reconciliations?programme="
                                                + programme
                                                + "&from=2026-11-01T00:00:00Z"
                                                + "&to=2026-12-01T00:00:00Z"))
                        .header("Authorization", "Bearer " + Tokens.operator())
                        .header("Content-Type", "text/csv; charset=utf-8")
                        .header("Idempotency-Key", "chunked-" + programme)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(201, client.send(request, BodyHandlers.ofString()).statusCode());
        }
        assertEquals(new BigDecimal("1"), suspense());
    }

    @Test
    void readsFilesByTheProgrammesRuleOnly() {
        String other = "q" + programme.substring(1);
        operator().get("/v1/reconciliation-rules/" + other).then().spec(problem(404, "not-found"));
        Map<String, Object> rule = new HashMap<>();
        rule.put("asset", "USDT");
        rule.put("orders", "TRADE_ID");
        rule.put("separator", "-");
        rule.put("charged", "POSITIVE");
        rule.put("tolerance", "0");
        set(rule).then().spec(violation("separator"));
        rule.put("separator", null);
        rule.put("tolerance", "-1");
        set(rule).then().spec(violation("tolerance"));
        rule.put("tolerance", "0");
        set(rule).then().statusCode(200).body("version", equalTo(2));
        traded("o1");
        compared(line("o1", "15", "15109.4", "4.5", "", ""));
        assertEquals(List.of(), breaks(null).getList("items"));

        rule("0").then().spec(problem(409, "reconciliation-rule-in-use"));
        rule.put("tolerance", "0.1");
        set(rule).then().statusCode(200);
        as(Tokens.operator())
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(rule)
                .put("/v1/reconciliation-rules/" + programme)
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void saysWhatIsMissingBeforeItReads() {
        as(Tokens.operator())
                .contentType("text/csv")
                .body("")
                .post("/v1/reconciliations")
                .then()
                .spec(problem(400, "idempotency-key-missing"));
        operator()
                .contentType("text/csv")
                .body("")
                .post("/v1/reconciliations")
                .then()
                .spec(violation("programme"));
        operator()
                .contentType("text/csv")
                .queryParam("programme", programme)
                .body("")
                .post("/v1/reconciliations")
                .then()
                .spec(violation("from"));
    }

    @Test
    void isNotReadWithoutARule() {
        as(Tokens.operator())
                .header("Idempotency-Key", "k" + programme)
                .contentType("text/csv")
                .queryParam("programme", "q" + programme.substring(1))
                .queryParam("from", "2026-11-01T00:00:00Z")
                .queryParam("to", "2026-12-01T00:00:00Z")
                .body(HEADER)
                .post("/v1/reconciliations")
                .then()
                .spec(problem(409, "reconciliation-unconfigured"));
    }
}
