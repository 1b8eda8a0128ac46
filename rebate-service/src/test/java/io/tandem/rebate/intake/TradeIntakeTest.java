package io.tandem.rebate.intake;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TradeIntakeTest extends RebateTest {

    private static final String NDJSON = "application/x-ndjson";

    @BeforeEach
    void planAndBinding() {
        publishFlat("0.30");
        bind("alice", partner);
    }

    @Test
    void acceptsATradeOnceAndTellsAReplay() {
        report(trade("t1", "alice"))
                .then()
                .statusCode(201)
                .body("tradeId", equalTo("t1"), "outcome", equalTo("accepted"));

        report(trade("t1", "alice")).then().statusCode(200).body("outcome", equalTo("duplicate"));

        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void takesAnotherSpellingOfTheSameNumbersForAReplay() {
        report(trade("t1", "alice")).then().statusCode(201);

        Map<String, Object> respelt = trade("t1", "alice");
        respelt.put("fee", "15.000");
        respelt.put("executedAt", "2026-11-03T10:00:00.000Z");

        report(respelt).then().statusCode(200).body("outcome", equalTo("duplicate"));
    }

    @Test
    void refusesOtherContentUnderTheSameId() {
        report(trade("t1", "alice")).then().statusCode(201);
        Map<String, Object> other = trade("t1", "alice");
        other.put("price", "30218.9");

        report(other).then().spec(problem(409, "conflict")).body("tradeId", equalTo("t1"));

        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void refusesTheSameIdInAnotherMonth() {
        report(trade("t1", "alice")).then().statusCode(201);
        Map<String, Object> other = trade("t1", "alice");
        other.put("executedAt", "2026-10-03T10:00:00Z");

        report(other).then().spec(problem(409, "conflict"));

        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void takesAnArrayAsOneAndTellsEachOutcome() {
        report(trade("t1", "alice")).then().statusCode(201);
        Map<String, Object> conflicting = trade("t2", "alice");
        conflicting.put("fee", "16");

        report(
                        List.of(
                                trade("t1", "alice"),
                                trade("t2", "alice"),
                                trade("t2", "alice"),
                                conflicting))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "duplicate", equalTo(2), "conflict", equalTo(1))
                .body("results.index", equalTo(List.of(0, 1, 2, 3)))
                .body(
                        "results.outcome",
                        equalTo(List.of("duplicate", "accepted", "duplicate", "conflict")))
                .body("results[3].problem.type", equalTo("urn:tandem:problem:conflict"));

        assertEquals(new BigDecimal("9"), available(partner));
    }

    @Test
    void takesWhatIsNewOfABatchThatIsPartlyThere() throws SQLException {
        report(trades(3, "alice")).then().statusCode(200).body("accepted", equalTo(3));
        report(trades(5, "alice"))
                .then()
                .body("accepted", equalTo(2), "duplicate", equalTo(3))
                .body("results[3].outcome", equalTo("accepted"));
        report(trades(5, "alice")).then().body("accepted", equalTo(0), "duplicate", equalTo(5));

        assertEquals(new BigDecimal("22.5"), available(partner));
        assertEquals(List.of("t0", "t1", "t2", "t3", "t4"), inOrderOfNumbers());
    }

    private List<String> inOrderOfNumbers() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection database = TandemPostgres.connect();
                PreparedStatement trades =
                        database.prepareStatement(
                                "select t.trade_id from trade t join trade_key k on k.programme ="
                                        + " t.programme and k.trade_id = t.trade_id and k.seq ="
                                        + " t.seq where t.programme = ? order by t.seq")) {
            trades.setString(1, programme);
            try (ResultSet row = trades.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    @Test
    void refusesAWholeArrayForOneInvalidElement() {
        List<Map<String, Object>> trades = trades(5, "alice");
        trades.get(3).put("price", "-1");

        report(trades).then().spec(violation("[3].price"));

        assertEquals(BigDecimal.ZERO, available(partner));
    }

    @Test
    void namesTheElementWhoseJsonDoesNotFit() {
        List<Map<String, Object>> trades = trades(3, "alice");
        trades.get(1).put("fee", 15);
        report(trades).then().spec(violation("[1].fee"));

        trades.get(1).put("fee", "15");
        trades.get(2).put("colour", "red");
        report(trades).then().spec(violation("[2].colour"));

        report("[1]").then().spec(violation("[0]"));
        report("[{").then().spec(problem(400, "malformed-json"));
    }

    @Test
    void refusesAnArrayOfMoreThanTenThousand() {
        report(Collections.nCopies(10_001, trade("t", "alice"))).then().spec(violation("body"));
    }

    @Test
    void namesEachBrokenRuleOfATrade() {
        Map<String, Object> bad = trade(" ", "al ice");
        bad.put("programme", "OKX");
        bad.put("price", "0");
        bad.put("volumeUsd", "-1");
        bad.put("fee", "0.0000000000001");
        bad.put("executedAt", "2026-11-17T12:00:00Z");
        bad.remove("feeAsset");

        report(bad)
                .then()
                .spec(problem(400, "invalid-request"))
                .body(
                        "violations.field",
                        hasItems(
                                "tradeId",
                                "userId",
                                "programme",
                                "price",
                                "volumeUsd",
                                "fee",
                                "executedAt",
                                "feeAsset"));
    }

    @Test
    void answersAStreamLineByLineInOrder() throws Exception {
        report(trade("t0", "alice")).then().statusCode(201);
        Map<String, Object> conflicting = trade("t0", "alice");
        conflicting.put("quantity", "1");
        List<String> lines = new ArrayList<>();
        lines.add(json(trade("t0", "alice")));
        lines.add("{\"programme\":");
        lines.add(json(conflicting));
        lines.add("");
        Map<String, Object> invalid = trade("t9", "alice");
        invalid.put("price", "0");
        lines.add(json(invalid));
        for (int i = 1; i <= 1_200; i++) {
            lines.add(json(trade("t" + i, "alice")));
        }

        List<JsonNode> answers = stream(String.join("\n", lines));

        assertEquals(1_204, answers.size());
        assertEquals("duplicate", answers.get(0).at("/outcome").asText());
        assertEquals("invalid", answers.get(1).at("/outcome").asText());
        assertEquals(
                "urn:tandem:problem:malformed-json", answers.get(1).at("/problem/type").asText());
        assertEquals("conflict", answers.get(2).at("/outcome").asText());
        assertEquals(5, answers.get(3).at("/line").asInt());
        assertEquals("price", answers.get(3).at("/problem/violations/0/field").asText());
        for (int i = 1; i <= 1_200; i++) {
            assertEquals("t" + i, answers.get(i + 3).at("/tradeId").asText());
            assertEquals("accepted", answers.get(i + 3).at("/outcome").asText());
        }
        assertEquals(new BigDecimal("5404.5"), available(partner));
    }

    @Test
    void letsOneOfManySimultaneousReportsOfATradeIn() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Object body = i % 2 == 0 ? trade("t1", "alice") : List.of(trade("t1", "alice"));
                answers.add(
                        clients.submit(() -> {
                            var answer = report(body);
                            return answer.statusCode() == 201
                                            || Integer.valueOf(1).equals(answer.path("accepted"))
                                    ? 1
                                    : 0;
                        }));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertEquals(1, statuses.stream().mapToInt(Integer::intValue).sum());
        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void givesEachOfManyConcurrentSinglesItsOwnAnswer() throws Exception {
        report(trade("t7", "alice")).then().statusCode(201);
        Map<String, Object> conflicting = trade("t7", "alice");
        conflicting.put("fee", "1");
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Map<String, Object> body = i % 10 == 0 ? conflicting : trade("c" + i, "alice");
                answers.add(clients.submit(() -> report(body).statusCode()));
            }
            for (int i = 0; i < 200; i++) {
                assertEquals(i % 10 == 0 ? 409 : 201, answers.get(i).get(), "report " + i);
            }
        }
        assertEquals(new BigDecimal("814.5"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void staysInOrderWhenAClientGoesAwayMidway() throws Exception {
        List<Map<String, Object>> trades = trades(400, "alice");
        StringBuilder lines = new StringBuilder();
        trades.forEach(trade -> lines.append(json(trade)).append('\n'));
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            String head =
                    "POST /v1/trades HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n"
                            + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n";
            client.getOutputStream()
                    .write(
                            head.formatted(NDJSON, Tokens.ingest(), body.length * 2)
                                    .getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().write(body);
        }

        JsonPath answer = report(trades).then().statusCode(200).extract().jsonPath();

        assertEquals(400, answer.getInt("accepted") + answer.getInt("duplicate"));
        assertEquals(new BigDecimal("1800"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void keepsATradeOfNobodyWithoutARebate() {
        report(trade("t1", "nobody")).then().statusCode(201);

        JsonPath explained = explain("t1");

        assertEquals("UNBOUND", explained.getString("accrual.reason"));
        assertEquals("0", explained.getString("accrual.gross"));
        assertEquals(null, explained.getString("accrual.partnerId"));
    }

    @Test
    void refusesOtherMediaTypesAndRoles() {
        ingest().contentType("text/csv")
                .body("a,b")
                .post("/v1/trades")
                .then()
                .spec(problem(415, "unsupported-media-type"));
        as(Tokens.operator())
                .contentType("application/json")
                .body(trade("t1", "alice"))
                .post("/v1/trades")
                .then()
                .spec(problem(403, "forbidden"));
        report("null").then().statusCode(400).body("errorId", nullValue());
    }

    private static List<JsonNode> stream(String body) throws JsonProcessingException {
        String answer =
                ingest().contentType(NDJSON)
                        .accept(NDJSON)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/trades")
                        .then()
                        .statusCode(200)
                        .contentType(NDJSON)
                        .extract()
                        .asString();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : answer.lines().filter(line -> !line.isEmpty()).toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    private static String json(Map<String, Object> trade) {
        StringBuilder json = new StringBuilder("{");
        trade.forEach((field, value) ->
                json.append(json.length() == 1 ? "" : ",")
                        .append('"')
                        .append(field)
                        .append("\":\"")
                        .append(value)
                        .append('"'));
        return json.append('}').toString();
    }
}
