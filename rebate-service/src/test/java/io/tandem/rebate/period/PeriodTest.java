package io.tandem.rebate.period;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeriodTest extends RebateTest {

    @BeforeEach
    void tieredPlan() {
        publish(plan("2026-01", List.of(tier("0", 0, "0.20"), tier("15000", 1, "0.40"))))
                .then()
                .statusCode(201);
        bind("alice", partner);
    }

    private Response close(String period) {
        return operator().post("/v1/programmes/" + programme + "/periods/" + period + ":close");
    }

    private void traded(String id, String executedAt) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", executedAt);
        report(trade).then().statusCode(201);
    }

    @Test
    void fixesTheNextMonthsTierAndReratesWhatWasAccruedBefore() {
        traded("oct", "2026-10-20T00:00:00Z");
        traded("nov", "2026-11-02T00:00:00Z");
        assertEquals(new BigDecimal("6"), available(partner));

        close("2026-10").then().statusCode(200).body("state", equalTo("CLOSED"));

        assertEquals(new BigDecimal("9"), available(partner));
        assertEquals("TIER", explain("nov").getString("accrual.cause"));
        assertEquals(2, explain("nov").getInt("accrual.tier"));
        assertEquals(1, explain("oct").getInt("accrual.tier"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void closesInOrderAndOnlyWhatIsOver() {
        traded("sep", "2026-09-20T00:00:00Z");

        close("2026-10")
                .then()
                .spec(problem(409, "period-out-of-order"))
                .body("expected", equalTo("2026-09"));
        close("2026-09").then().statusCode(200);
        close("2026-09").then().statusCode(200);
        close("2026-11").then().spec(problem(409, "period-not-over"));
        close("2026-10").then().statusCode(200);
        close("soon").then().spec(violation("period"));
        as(Tokens.operator())
                .get("/v1/programmes/" + programme + "/periods")
                .then()
                .statusCode(200)
                .body("items.period", equalTo(List.of("2026-09", "2026-10")));
    }

    @Test
    void postsALateTradeInTheOpenMonthMarkedWithItsOwn() {
        traded("oct", "2026-10-20T00:00:00Z");
        close("2026-10").then().statusCode(200);

        traded("late", "2026-10-25T00:00:00Z");

        var explained = explain("late");
        assertEquals("2026-10", explained.getString("period"));
        assertEquals("2026-11", explained.getString("accrual.postedPeriod"));
        as(Tokens.operator())
                .get("/v1/journal/" + explained.getString("accrual.entryId"))
                .then()
                .body("postedPeriod", equalTo("2026-11"))
                .body("lines[0].period", equalTo("2026-10"));
        assertEquals(1, explained.getInt("accrual.tier"));
    }

    @Test
    void refusesAPlanForAClosedMonth() {
        traded("oct", "2026-10-20T00:00:00Z");
        close("2026-10").then().statusCode(200);

        publish(plan("2026-10", List.of(tier("0", 0, "0.5"))))
                .then()
                .spec(problem(409, "period-closed"));
        publish(plan("2026-11", List.of(tier("0", 0, "0.5")))).then().statusCode(201);
    }
}
