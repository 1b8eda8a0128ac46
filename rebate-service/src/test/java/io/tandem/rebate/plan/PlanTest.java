package io.tandem.rebate.plan;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanTest extends RebateTest {

    @Test
    void publishesVersionsAndTellsThem() {
        Map<String, Object> plan = plan("2026-01", List.of(tier("0", 0, "0.30")));
        plan.put("bindingDurationDays", 365);
        plan.put("exclusions", Map.of("userTiers", List.of("VIP8"), "countries", List.of("KP")));
        String id =
                publish(plan)
                        .then()
                        .statusCode(201)
                        .body("version", equalTo(1))
                        .extract()
                        .path("id");
        publish(plan("2026-02", List.of(tier("0", 0, "0.35")))).then().statusCode(201);

        as(Tokens.partner(partner))
                .get("/v1/plans/" + id)
                .then()
                .statusCode(200)
                .body("tiers.SPOT[0].rate", equalTo("0.3"))
                .body("bindingDurationDays", equalTo(365))
                .body("exclusions.userTiers", equalTo(List.of("VIP8")));
        String next =
                as(Tokens.operator())
                        .queryParam("programme", programme)
                        .queryParam("limit", 1)
                        .get("/v1/plans")
                        .then()
                        .statusCode(200)
                        .body("items.version", equalTo(List.of(1)), "next", notNullValue())
                        .extract()
                        .path("next");
        as(Tokens.operator())
                .queryParam("programme", programme)
                .queryParam("after", next)
                .get("/v1/plans")
                .then()
                .body("items.version", equalTo(List.of(2)), "next", equalTo(null));
    }

    @Test
    void ratesTradesAnewThatCameBeforeTheirPlan() {
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);
        assertEquals("NO_PLAN", explain("t1").getString("accrual.reason"));

        publishFlat("0.30");

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals("PLAN", explain("t1").getString("accrual.cause"));
    }

    @Test
    void refusesTermsThatDoNotHold() {
        publish(plan("2026-01", List.of(tier("5", 0, "0.30"))))
                .then()
                .spec(violation("tiers.SPOT"));
        publish(plan("2026-01", List.of())).then().spec(violation("tiers"));
        publish(plan("2026-01", List.of(tier("0", 0, "1.30"))))
                .then()
                .spec(violation("tiers.SPOT[0].rate"));
        Map<String, Object> without = plan("2026-01", List.of(tier("0", 0, "0.30")));
        without.remove("holdDays");
        publish(without).then().spec(violation("holdDays"));
        as(Tokens.operator())
                .get("/v1/plans/" + UUID.randomUUID())
                .then()
                .spec(problem(404, "not-found"));
    }
}
