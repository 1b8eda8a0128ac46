package io.tandem.rebate.accrual;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplanationTest extends RebateTest {

    @Inject MaturityDriver maturity;

    @Test
    void explainsTheExchangesSampleInWordsAndNumbers() {
        publishFlat("0.30");
        bind("alice", partner);
        Map<String, Object> trade = trade("sample", "alice");
        trade.put("fee", "347153.57");
        report(trade).then().statusCode(201);

        as(Tokens.partner(partner))
                .get("/v1/trades/" + programme + "/sample")
                .then()
                .statusCode(200)
                .body("formula", equalTo("347153.57 × 0.3 = 104146.071 USDT"))
                .body("words", hasItem("Gross rebate: 347153.57 × 0.3 = 104146.071 USDT."))
                .body("accrual.planVersion", equalTo(1), "accrual.tier", equalTo(1))
                .body("accrual.ownerPart", equalTo("104146.071"))
                .body("userId", equalTo("alice"), "history", hasSize(1));
        assertEquals(new BigDecimal("104146.071"), available(partner));
    }

    @Test
    void tellsACoInviterItsPartAndNothingOfTheOthers() {
        publishFlat("0.30");
        UUID coInviter = UUID.randomUUID();
        Map<String, Object> shared = binding("alice", partner);
        shared.put("coInviterId", coInviter);
        shared.put("coInviterShare", "0.2");
        tell(shared);
        report(trade("t1", "alice")).then().statusCode(201);

        as(Tokens.partner(coInviter))
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .statusCode(200)
                .body("userId", nullValue(), "accrual.ownerPart", nullValue())
                .body("accrual.coInviterPart", equalTo("0.9"));
    }

    @Test
    void hidesATradeFromWhomItEarnsNothing() {
        publishFlat("0.30");
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);

        as(Tokens.partner(UUID.randomUUID()))
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .spec(problem(404, "not-found"));
        as(Tokens.operator())
                .get("/v1/trades/" + programme + "/t2")
                .then()
                .spec(problem(404, "not-found"));
        as(Tokens.ingest())
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void makesAvailableOnceWhatHasBeenHeldBack() {
        Map<String, Object> plan = plan("2026-01", List.of(tier("0", 0, "0.30")));
        plan.put("holdDays", 20);
        publish(plan).then().statusCode(201);
        Map<String, Object> binding = binding("alice", partner);
        tell(binding);
        report(trade("t1", "alice")).then().statusCode(201);
        maturity.run();
        assertEquals(new BigDecimal("4.5"), pocket(partner, "pending"));
        assertEquals(BigDecimal.ZERO, available(partner));

        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        maturity.runTwiceAtOnce();
        maturity.run();

        assertEquals(BigDecimal.ZERO, pocket(partner, "pending"));
        assertEquals(new BigDecimal("4.5"), available(partner));
        report(trade("t2", "alice")).then().statusCode(201);
        assertEquals(new BigDecimal("9"), available(partner), "what is due already is not held");
        binding.put("state", "VOIDED");
        binding.put("revision", 2);
        tell(binding);
        assertEquals(BigDecimal.ZERO, available(partner), "taken back from where it went");
        assertEquals(true, integrity().getBoolean("balanced"));
    }
}
