package io.tandem.rebate.period;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AutomaticCloseTest extends RebateTest {

    /** Of the test profile's configuration. */
    private static final String SWITCHED_OFF = "never-closed";

    @Inject CloseDriver job;

    @BeforeEach
    void tieredPlan() {
        publish(plan("2024-01", List.of(tier("0", 0, "0.20"), tier("15000", 1, "0.40"))))
                .then()
                .statusCode(201);
        Map<String, Object> binding = binding("alice", partner);
        binding.put("from", "2024-01-01T00:00:00Z");
        tell(binding);
    }

    private void traded(String id, String executedAt) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", executedAt);
        report(trade).then().statusCode(201);
    }

    private ValidatableResponse periods() {
        return as(Tokens.operator())
                .get("/v1/programmes/" + programme + "/periods")
                .then()
                .statusCode(200);
    }

    private List<String> closed() {
        return periods().extract().path("items.period");
    }

    @Test
    void closesAMonthWhenItsGraceTimeIsOverAndNotBefore() {
        traded("oct", "2026-10-20T00:00:00Z");
        traded("nov", "2026-11-02T00:00:00Z");

        clock.set(Instant.parse("2026-11-05T23:59:59.999999Z"));
        job.run(programme);
        assertEquals(List.of(), closed());

        clock.set(Instant.parse("2026-11-06T00:00:00Z"));
        job.run(programme);
        job.run(programme);

        periods()
                .body("items.period", equalTo(List.of("2026-10")))
                .body("items[0].closedBy", equalTo("schedule"))
                .body("items[0].statements.leaves", equalTo(1));
        assertEquals(2, explain("nov").getInt("accrual.tier"));
        assertEquals(new BigDecimal("9"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void closesWhatWasMissedInOrder() {
        traded("jul", "2026-07-20T00:00:00Z");
        traded("oct", "2026-10-20T00:00:00Z");

        job.run(programme);

        periods()
                .body("items.period", equalTo(List.of("2026-07", "2026-08", "2026-09", "2026-10")))
                .body("items.statements", everyItem(notNullValue()));
        // August reached nothing, and September after it nothing either.
        assertEquals(1, explain("oct").getInt("accrual.tier"));
    }

    @Test
    void goesOnWhereTheOperatorClosed() {
        traded("sep", "2026-09-20T00:00:00Z");
        operator()
                .post("/v1/programmes/" + programme + "/periods/2026-09:close")
                .then()
                .statusCode(200);

        job.run(programme);

        periods().body("items.closedBy", equalTo(List.of("test-operator", "schedule")));
        operator()
                .post("/v1/programmes/" + programme + "/periods/2026-10:close")
                .then()
                .statusCode(200)
                .body("closedBy", equalTo("schedule"));
    }

    @Test
    void closesOnceWhenTwoReplicasComeToIt() {
        traded("jul", "2026-07-20T00:00:00Z");
        traded("aug", "2026-08-20T00:00:00Z");
        traded("nov", "2026-11-02T00:00:00Z");

        job.runTwiceAtOnce(programme);

        assertEquals(List.of("2026-07", "2026-08", "2026-09", "2026-10"), closed());
        // Rated up for July's figures, once.
        assertEquals(3, explain("aug").getList("history").size());
        assertEquals(new BigDecimal("12"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void leavesAloneWhatHasNoTradesAndWhatIsSwitchedOff() {
        job.run(programme);
        assertEquals(List.of(), closed());

        Map<String, Object> trade = trade("oct", "alice");
        trade.put("programme", SWITCHED_OFF);
        trade.put("executedAt", "2026-10-20T00:00:00Z");
        report(trade).then().statusCode(201);
        job.run(SWITCHED_OFF);
        as(Tokens.operator())
                .get("/v1/programmes/" + SWITCHED_OFF + "/periods")
                .then()
                .body("items", equalTo(List.of()));
    }

    @Test
    void findsTheProgrammesThatAreDue() {
        traded("old", "2024-03-20T00:00:00Z");
        clock.set(Instant.parse("2024-04-06T00:00:00Z"));

        job.run();

        assertEquals(List.of("2024-03"), closed());
    }
}
