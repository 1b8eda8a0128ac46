package io.tandem.rebate.reconciliation;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A programme whose commission files are compared, and what tests do with them. */
abstract class ReconciliationFixture extends RebateTest {

    static final String HEADER =
            "brokerCode,level,instId,ordId,spotTradeAmt,derivativeTradeAmt,fee,netFee,"
                    + "settlementFee,brokerRebate,subBrokerRebate,userRebate,affiliated,ts\r\n";
    static final long TRADED = Instant.parse("2026-11-03T10:00:00Z").toEpochMilli();

    @Inject ReconciliationDriver reconciliation;

    Response rule(String tolerance) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("asset", "USDT");
        rule.put("orders", "PREFIX");
        rule.put("separator", "-");
        rule.put("charged", "NEGATIVE");
        rule.put("tolerance", tolerance);
        rule.put("amountTolerance", "0.01");
        return set(rule);
    }

    Response set(Map<String, Object> rule) {
        return as(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(rule)
                .put("/v1/reconciliation-rules/" + programme);
    }

    /** A line whose fee and volume are those of {@link #trade}. */
    static String line(String order, String broker, String sub, String user) {
        return line(order, "-15", "15109.4", broker, sub, user);
    }

    static String line(
            String order, String fee, String amount, String broker, String sub, String user) {
        return "tandem,Lv1,BTC-USDT,%s,%s,,%s,,,%s,%s,%s,true,%d\r\n"
                .formatted(order, amount, fee, broker, sub, user, TRADED);
    }

    static String file(String... lines) {
        return HEADER + String.join("", lines);
    }

    Response send(String key, byte[] file) {
        return as(Tokens.operator())
                .config(
                        config().encoderConfig(
                                        encoderConfig()
                                                .encodeContentTypeAs("text/csv", ContentType.BINARY)
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("programme", programme)
                .queryParam("from", "2026-11-01T00:00:00Z")
                .queryParam("to", "2026-12-01T00:00:00Z")
                .body(file)
                .post("/v1/reconciliations");
    }

    Response send(String... lines) {
        return send(UUID.randomUUID().toString(), file(lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Imports a file of these lines and answers its reconciliation's id. */
    String compared(String... lines) {
        return send(lines).then().statusCode(201).extract().path("id");
    }

    JsonPath read(String id) {
        return as(Tokens.operator())
                .get("/v1/reconciliations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The programme's breaks in a state, or all of them. */
    JsonPath breaks(String state) {
        var asked = as(Tokens.operator()).queryParam("programme", programme);
        return (state == null ? asked : asked.queryParam("state", state))
                .get("/v1/reconciliation-breaks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String onlyBreak() {
        List<String> ids = breaks("OPEN").getList("items.id");
        assertEquals(1, ids.size(), ids.toString());
        return ids.getFirst();
    }

    static Response act(String id, String verb, Map<String, Object> command) {
        return operator()
                .contentType(ContentType.JSON)
                .body(command)
                .post("/v1/reconciliation-breaks/" + id + ":" + verb);
    }

    static Map<String, Object> proposal(String resolution) {
        return new HashMap<>(Map.of("resolution", resolution, "reason", "ticket 4411"));
    }

    static Response confirm(String id) {
        return act(id, "confirm", Map.of("reason", "checked"));
    }

    /** Another operator has proposed it, so that this one may confirm. */
    static void proposedByAnother(String id, Map<String, Object> proposal) {
        act(id, "resolve", proposal).then().statusCode(200);
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update reconciliation_step set by = 'ops-bob'"
                                        + " where state = 'PROPOSED' and break_id = ?")) {
            statement.setObject(1, UUID.fromString(id));
            assertTrue(statement.executeUpdate() >= 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void resolved(String id, Map<String, Object> proposal) {
        proposedByAnother(id, proposal);
        confirm(id).then().statusCode(200);
    }

    /** What waits in the programme's suspense. */
    BigDecimal suspense() {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select coalesce(sum(b.amount), 0) from account a"
                                        + " join balance b on b.account_id = a.id"
                                        + " where a.name = ?")) {
            statement.setString(1, "suspense:" + programme);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBigDecimal(1).stripTrailingZeros();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void assertInOrder() {
        JsonPath integrity = integrity();
        assertTrue(integrity.getBoolean("balanced"), integrity.prettify());
    }
}
