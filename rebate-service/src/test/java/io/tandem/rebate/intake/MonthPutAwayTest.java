package io.tandem.rebate.intake;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MonthPutAwayTest extends RebateTest {

    private static final int MONTH = 202602;

    @BeforeEach
    void storeAndPutAway() throws SQLException {
        publishFlat("0.30");
        bind("alice", partner);
        report(List.of(old("t1"), old("t2"), trade("t3", "alice"))).then().statusCode(200);
        change("alter table %1$s detach partition %1$s_%2$d");
    }

    @AfterEach
    void attach() throws SQLException {
        change("alter table %1$s attach partition %1$s_%2$d for values in (%2$d)");
        assertTrue(integrity().getBoolean("balanced"));
    }

    private static void change(String sql) throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            for (String table : List.of("trade", "accrual")) {
                statement.execute(sql.formatted(table, MONTH));
            }
        }
    }

    private Map<String, Object> old(String tradeId) {
        Map<String, Object> trade = trade(tradeId, "alice");
        trade.put("executedAt", "2026-02-03T10:00:00Z");
        return trade;
    }

    @Test
    void refusesItsNewTradesAndStillKnowsItsOld() {
        report(old("t9")).then().spec(problem(409, "month-put-away"));
        report(old("t1")).then().statusCode(200).body("outcome", equalTo("duplicate"));
        Map<String, Object> other = old("t1");
        other.put("fee", "16");
        report(other).then().spec(problem(409, "conflict"));
        Map<String, Object> moved = trade("t1", "alice");
        report(moved).then().spec(problem(409, "conflict"));
        assertEquals(new BigDecimal("13.5"), available(partner));
    }

    @Test
    void answersForEachTradeOfAnArray() {
        report(List.of(old("t9"), trade("t4", "alice"), old("t2")))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1), "duplicate", equalTo(1), "invalid", equalTo(1))
                .body("results.outcome", equalTo(List.of("invalid", "accepted", "duplicate")))
                .body("results[0].problem.type", equalTo("urn:tandem:problem:month-put-away"));
        assertEquals(new BigDecimal("18"), available(partner));
    }

    @Test
    void answersForEachLineOfAStream() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String lines =
                json.writeValueAsString(old("t9"))
                        + "\n"
                        + json.writeValueAsString(trade("t4", "alice"))
                        + "\n";

        String answers =
                ingest().contentType("application/x-ndjson")
                        .accept("application/x-ndjson")
                        .body(lines.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/trades")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        List<String> each = answers.lines().toList();
        assertTrue(each.get(0).contains("\"invalid\""), answers);
        assertTrue(each.get(0).contains("month-put-away"), answers);
        assertTrue(each.get(1).contains("\"accepted\""), answers);
    }

    @Test
    void saysSoOfATradeThatCannotBeReadAnyMore() {
        as(Tokens.operator())
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .spec(problem(409, "month-put-away"));
        as(Tokens.partner(partner))
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .spec(problem(404, "not-found"));
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "FRAUD", "text", "found out late"))
                .post("/v1/trades/" + programme + "/t1:reverse")
                .then()
                .spec(problem(409, "month-put-away"));
    }

    @Test
    void keepsTheBooksInBalanceWithoutIt() {
        assertTrue(integrity().getBoolean("balanced"));
        assertEquals(new BigDecimal("13.5"), available(partner));
        as(Tokens.partner(partner))
                .get("/v1/partners/" + partner + "/postings")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void goesOnWhereItWasWhenItIsAttachedAgain() throws SQLException {
        report(old("t9")).then().spec(problem(409, "month-put-away"));
        change("alter table %1$s attach partition %1$s_%2$d for values in (%2$d)");
        try {
            report(old("t9")).then().statusCode(201);
            assertEquals("4.5", explain("t1").getString("accrual.gross"));
        } finally {
            change("alter table %1$s detach partition %1$s_%2$d");
        }
    }

    /** As the release before makes one while its replicas are replaced. */
    @Test
    void knowsAMonthAsMadeThatWasMadeWithoutANote() throws SQLException {
        report(old("t9")).then().spec(problem(409, "month-put-away"));
        change("alter table %1$s attach partition %1$s_%2$d for values in (%2$d)");
        change("delete from trade_month where period = %2$d");
        try {
            report(old("t9")).then().statusCode(201);
        } finally {
            change("alter table %1$s detach partition %1$s_%2$d");
        }

        report(old("t10")).then().spec(problem(409, "month-put-away"));
    }
}
