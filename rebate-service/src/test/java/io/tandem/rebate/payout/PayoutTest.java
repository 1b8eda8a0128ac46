package io.tandem.rebate.payout;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.rebate.FundedTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PayoutTest extends FundedTest {

    @BeforeEach
    void rule() {
        payoutRule("1", 2);
    }

    private static Response step(String id, String step) {
        var request = keyed(Tokens.operator());
        return (step.equals("approve") || step.equals("cancel")
                        ? request
                        : request.body(Map.of("note", "why")))
                .post("/v1/payouts/" + id + ":" + step);
    }

    private static void steps(String id, String... steps) {
        for (String step : steps) {
            step(id, step).then().statusCode(200);
        }
    }

    @Test
    void goesOutStepByStepAtThePayoutPrecision() {
        Response requested = payout("2.345");
        requested
                .then()
                .statusCode(201)
                .body("requested", equalTo("2.345"), "amount", equalTo("2.34"))
                .body("remainder", equalTo("0.005"), "state", equalTo("REQUESTED"));
        String id = requested.path("id");
        assertEquals(new BigDecimal("2.34"), pocket(partner, "held"));
        assertEquals(new BigDecimal("2.16"), available(partner));
        as(Tokens.partner(partner))
                .get("/v1/partners/" + partner + "/postings")
                .then()
                .body("items.findAll { it.kind == 'PAYOUT' }.amount", hasItem("0.005"));

        steps(id, "approve", "send", "pay");

        assertEquals(0, pocket(partner, "held").signum());
        assertEquals(new BigDecimal("2.34"), pocket(partner, "paid"));
        as(Tokens.partner(partner))
                .get("/v1/payouts/" + id)
                .then()
                .body("state", equalTo("PAID"), "steps", hasSize(4))
                .body("steps[1].by", equalTo(null));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void givesTheMoneyBackWhenItFailsOrIsCancelled() {
        String failed = payout("2").path("id");
        steps(failed, "approve", "send", "fail");
        assertEquals(new BigDecimal("4.5"), available(partner));

        String cancelled = payout("2").path("id");
        keyed(Tokens.partner(partner))
                .post("/v1/payouts/" + cancelled + ":cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals(0, pocket(partner, "held").signum());
    }

    @Test
    void refusesStepsOutOfOrder() {
        String id = payout("2").path("id");
        for (String step : List.of("send", "pay", "fail")) {
            step(id, step)
                    .then()
                    .spec(problem(409, "payout-state"))
                    .body("state", equalTo("REQUESTED"));
        }
        steps(id, "approve");
        step(id, "cancel").then().spec(problem(409, "payout-state"));
        steps(id, "send", "pay");
        step(id, "fail").then().spec(problem(409, "payout-state"));
        step(id, "pay").then().spec(problem(409, "payout-state"));
        assertEquals(new BigDecimal("2"), pocket(partner, "paid"));
    }

    @Test
    void listsByAStateThatThereIs() {
        String id = payout("2").path("id");

        as(Tokens.operator())
                .queryParam("partner", partner)
                .queryParam("state", "REQUESTED")
                .get("/v1/payouts")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
        for (String unknown : List.of("requested", "OPEN")) {
            as(Tokens.operator())
                    .queryParam("state", unknown)
                    .get("/v1/payouts")
                    .then()
                    .spec(violation("state"));
        }
    }

    @Test
    void needsASecondPairOfEyes() {
        String id =
                post(
                                Tokens.operator(),
                                "/v1/payouts",
                                Map.of(
                                        "partnerId", partner,
                                        "asset", "USDT",
                                        "amount", "2",
                                        "destination", "account 7"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        step(id, "approve").then().spec(problem(409, "four-eyes"));
        keyed(Tokens.partner(partner))
                .post("/v1/payouts/" + id + ":approve")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void refusesWhatTheRuleOrTheBalanceDoesNotAllow() {
        payout("1.999").then().statusCode(201).body("amount", equalTo("1.99"));
        payout("0.999")
                .then()
                .spec(problem(409, "payout-below-minimum"))
                .body("minimum", equalTo("1"));
        payout("3").then().spec(problem(409, "insufficient-funds"));
        payout("0").then().spec(violation("amount"));
        post(
                        Tokens.partner(partner),
                        "/v1/payouts",
                        Map.of("asset", "DOGE", "amount", "2", "destination", "account 7"))
                .then()
                .spec(problem(409, "payouts-closed"));
    }

    @Test
    void keepsRulesByVersion() {
        String asset = "X" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        String url = "/v1/payout-rules/" + asset;
        Map<String, Object> rule = Map.of("minimum", "5", "decimals", 4);
        String tag =
                as(Tokens.operator())
                        .contentType(ContentType.JSON)
                        .body(rule)
                        .put(url)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag");
        for (int status : new int[] {200, 412}) {
            as(Tokens.operator())
                    .header("If-Match", tag)
                    .contentType(ContentType.JSON)
                    .body(rule)
                    .put(url)
                    .then()
                    .statusCode(status);
        }
        as(Tokens.partner(partner)).get(url).then().body("minimum", equalTo("5"));
        as(Tokens.partner(partner))
                .get("/v1/payout-rules")
                .then()
                .body("items.asset", hasItem("USDT"));
        as(Tokens.partner(partner))
                .contentType(ContentType.JSON)
                .body(rule)
                .put(url)
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void showsAPayoutToItsPartnerAndToOperators() {
        String id = payout("1").path("id");
        payout("2").then().statusCode(201);
        String stranger = Tokens.partner(UUID.randomUUID());

        as(stranger).get("/v1/payouts/" + id).then().spec(problem(404, "not-found"));
        keyed(stranger)
                .post("/v1/payouts/" + id + ":cancel")
                .then()
                .spec(problem(404, "not-found"));
        as(stranger).get("/v1/payouts").then().body("items", hasSize(0));
        as(stranger)
                .queryParam("partner", partner)
                .get("/v1/payouts")
                .then()
                .spec(problem(404, "not-found"));
        as(Tokens.service()).get("/v1/payouts/" + id).then().spec(problem(403, "forbidden"));
        post(
                        stranger,
                        "/v1/payouts",
                        Map.of(
                                "partnerId", partner,
                                "asset", "USDT",
                                "amount", "1",
                                "destination", "mine"))
                .then()
                .spec(problem(404, "not-found"));
        String next =
                as(Tokens.operator())
                        .queryParam("partner", partner)
                        .queryParam("state", "REQUESTED")
                        .queryParam("limit", 1)
                        .get("/v1/payouts")
                        .then()
                        .body("items[0].amount", equalTo("1"), "items", hasSize(1))
                        .extract()
                        .path("next");
        as(Tokens.partner(partner))
                .queryParam("after", next)
                .get("/v1/payouts")
                .then()
                .body("items", hasSize(1), "items[0].amount", equalTo("2"));
    }

    @Test
    void neverOverdrawsHoweverPayoutsTransfersHoldsAndReversalsRace() throws Exception {
        report(trade("t2", "alice")).then().statusCode(201);
        List<Callable<Response>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> payout("1"));
            work.add(() -> transfer("race", "1"));
            work.add(() -> hold("1"));
        }
        work.add(
                9,
                () ->
                        post(
                                Tokens.operator(),
                                "/v1/trades/" + programme + "/t2:reverse",
                                Map.of("reason", "FRAUD", "text", "race")));

        int taken = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (Callable<Response> one : work) {
                answers.add(clients.submit(one));
            }
            for (Future<Response> answer : answers) {
                int status = answer.get().statusCode();
                assertTrue(status == 201 || status == 409, answer.get().asString());
                taken += status == 201 ? 1 : 0;
            }
        }

        BigDecimal gone = BigDecimal.valueOf(taken - 1L);
        assertTrue(taken - 1 >= 4 && taken - 1 <= 9, "taken " + taken);
        assertEquals(0, new BigDecimal("4.5").subtract(gone).compareTo(available(partner)));
        assertEquals(
                0, gone.compareTo(pocket(partner, "held").add(available(friend))), "all is there");
        assertTrue(integrity().getBoolean("balanced"));
    }
}
