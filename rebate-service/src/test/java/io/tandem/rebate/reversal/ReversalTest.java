package io.tandem.rebate.reversal;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReversalTest extends RebateTest {

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);
    }

    private Response reverse(String tradeId, Map<String, Object> extent) {
        return reverse(UUID.randomUUID().toString(), tradeId, extent);
    }

    private Response reverse(String key, String tradeId, Map<String, Object> extent) {
        Map<String, Object> command = new HashMap<>(extent);
        command.put("reason", "FRAUD");
        command.put("text", "case 12");
        return as(Tokens.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(command)
                .post("/v1/trades/" + programme + "/" + tradeId + ":reverse");
    }

    private JsonPath november() {
        return as(Tokens.operator())
                .queryParam("partner", partner)
                .queryParam("from", "2026-11")
                .queryParam("to", "2026-11")
                .get("/v1/earnings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void takesBackAWholeTradeWithItsActivityAndTellsIt() {
        reverse("t1", Map.of())
                .then()
                .statusCode(201)
                .body("fee", equalTo("15"), "whole", equalTo(true), "reason", equalTo("FRAUD"));

        assertEquals(0, available(partner).signum());
        JsonPath told = explain("t1");
        assertEquals(List.of("ACCRUED", "TAKEN_BACK", "RESTATED"), told.getList("history.kind"));
        assertEquals("REVERSAL", told.getString("accrual.cause"));
        assertEquals("REVERSED", told.getString("accrual.reason"));
        assertEquals("0", told.getString("accrual.gross"));
        assertEquals(List.of("case 12"), told.getList("reversals.text"));
        as(Tokens.partner(partner))
                .get("/v1/trades/" + programme + "/t1")
                .then()
                .body("reversals[0].reason", equalTo("FRAUD"))
                .body("reversals[0].text", equalTo(null))
                .body(
                        "words",
                        hasItem(
                                "Of the fee 15 USDT was reversed (FRAUD): nothing is left of the"
                                        + " trade."));
        JsonPath earned = november();
        assertEquals(List.of(), earned.getList("items.findAll { it.trades != 0 }"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void takesBackAPartAndLeavesTheRestExactly() {
        reverse("t1", Map.of("fraction", "0.333333")).then().body("fee", equalTo("4.999995"));
        reverse("t1", Map.of("amount", "1")).then().statusCode(201).body("whole", equalTo(false));

        // (15 - 4.999995 - 1) × 0.3
        assertEquals(new BigDecimal("2.7000015"), available(partner));
        assertEquals(2, explain("t1").getList("reversals").size());
        JsonPath earned = november();
        assertEquals(1, earned.getInt("items[0].trades"));
        assertEquals("9.000005", earned.getString("items[0].fees"));
        assertEquals("15109.4", earned.getString("items[0].volumeUsd"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void partsOfALinksSharesComeToNothingWhenAllIsReversed() {
        UUID coInviter = UUID.randomUUID();
        Map<String, Object> shared = binding("bob", partner);
        shared.put("coInviterId", coInviter);
        shared.put("coInviterShare", "0.333333");
        shared.put("inviteeShare", "0.1");
        tell(shared);
        Map<String, Object> odd = trade("t2", "bob");
        odd.put("fee", "0.000000000007");
        report(odd).then().statusCode(201);

        for (int i = 0; i < 3; i++) {
            reverse("t2", Map.of("fraction", "0.25")).then().statusCode(201);
            assertTrue(available(coInviter).signum() >= 0);
        }
        reverse("t2", Map.of("fraction", "0.25")).then().body("whole", equalTo(true));

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals(0, available(coInviter).signum());
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void happensOnce() {
        String key = UUID.randomUUID().toString();
        reverse(key, "t1", Map.of()).then().statusCode(201);
        reverse(key, "t1", Map.of()).then().statusCode(201).header("Idempotency-Replayed", "true");
        reverse("t1", Map.of()).then().spec(problem(409, "already-reversed"));
        reverse("t1", Map.of("fraction", "0.1")).then().spec(problem(409, "already-reversed"));

        assertEquals(0, available(partner).signum());
    }

    @Test
    void reversesOnceHoweverManyAskAtOnce() throws Exception {
        int done = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(
                        clients.submit(
                                () -> reverse("t1", Map.of("fraction", "0.2")).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                int status = answer.get();
                assertTrue(status == 201 || status == 409, "status " + status);
                done += status == 201 ? 1 : 0;
            }
        }

        assertEquals(5, done);
        assertEquals(0, available(partner).signum());
    }

    @Test
    void refusesMoreThanIsLeft() {
        reverse("t1", Map.of("amount", "10")).then().statusCode(201);

        reverse("t1", Map.of("amount", "5.000000000001"))
                .then()
                .spec(problem(409, "reversal-exceeds-trade"))
                .body("left", equalTo("5"));
        reverse("t1", Map.of("fraction", "0.4"))
                .then()
                .spec(problem(409, "reversal-exceeds-trade"));
        assertEquals(new BigDecimal("1.5"), available(partner));
    }

    @Test
    void refusesWhatIsNoReversal() {
        reverse("t1", Map.of("fraction", "0")).then().spec(violation("fraction"));
        reverse("t1", Map.of("amount", "-1")).then().spec(violation("amount"));
        reverse("t1", Map.of("amount", "1", "fraction", "0.1")).then().spec(violation("amount"));
        reverse("t9", Map.of()).then().spec(problem(404, "not-found"));
        for (String token : List.of(Tokens.partner(partner), Tokens.service(), Tokens.ingest())) {
            as(token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "FRAUD", "text", "mine"))
                    .post("/v1/trades/" + programme + "/t1:reverse")
                    .then()
                    .spec(problem(403, "forbidden"));
        }
    }

    @Test
    void postsInTheOpenMonthWhatIsReversedOfAClosedOneAndMayLeaveADebt() {
        Map<String, Object> october = trade("oct", "alice");
        october.put("executedAt", "2026-10-20T00:00:00Z");
        report(october).then().statusCode(201);
        operator()
                .post("/v1/programmes/" + programme + "/periods/2026-10:close")
                .then()
                .statusCode(200);
        UUID friend = UUID.randomUUID();
        as(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "reference",
                                "s",
                                "reason",
                                "r",
                                "legs",
                                List.of(
                                        Map.of(
                                                "from", partner, "to", friend, "asset", "USDT",
                                                "amount", "9"))))
                .post("/v1/transfers")
                .then()
                .statusCode(201);

        reverse("oct", Map.of()).then().statusCode(201);

        assertEquals(new BigDecimal("-4.5"), available(partner));
        JsonPath told = explain("oct");
        assertEquals("2026-11", told.getString("history[1].postedPeriod"));
        as(Tokens.operator())
                .get("/v1/journal/" + told.getString("history[1].entryId"))
                .then()
                .body("kind", equalTo("RESTATEMENT"), "postedPeriod", equalTo("2026-11"))
                .body("lines", hasSize(1), "lines[0].period", equalTo("2026-10"));
        report(trade("t2", "alice")).then().statusCode(201);
        assertEquals(0, available(partner).signum(), "later earnings pay the debt");
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void staysReversedWhateverBindingOrPlanComesLater() {
        report(trade("early", "carol")).then().statusCode(201);
        reverse("early", Map.of("fraction", "0.5")).then().statusCode(201);
        report(trade("gone", "carol")).then().statusCode(201);
        reverse("gone", Map.of()).then().statusCode(201);

        UUID late = UUID.randomUUID();
        bind("carol", late);
        assertEquals(new BigDecimal("2.25"), available(late));
        publishFlat("0.40");

        assertEquals(new BigDecimal("3"), available(late));
        assertEquals("REVERSED", explain("gone").getString("accrual.reason"));
        assertEquals("PLAN", explain("early").getString("accrual.cause"));
        assertTrue(integrity().getBoolean("balanced"));
    }
}
