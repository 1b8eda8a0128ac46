package io.tandem.rebate.transfer;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransferTest extends RebateTest {

    private final UUID friend = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);
    }

    private static Map<String, Object> leg(UUID from, UUID to, String amount) {
        return Map.of("from", from, "to", to, "asset", "USDT", "amount", amount);
    }

    private static Response transfer(String key, List<Map<String, Object>> legs) {
        return as(Tokens.service())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("reference", "s1", "reason", "because", "legs", legs))
                .post("/v1/transfers");
    }

    private static Response transfer(List<Map<String, Object>> legs) {
        return transfer(UUID.randomUUID().toString(), legs);
    }

    @Test
    void movesAllLegsAtOnceAndShowsEachPartyItsOwn() {
        Response done = transfer(List.of(leg(partner, friend, "2"), leg(friend, third, "1.5")));

        done.then().statusCode(201).body("legs", hasSize(2));
        assertEquals(new BigDecimal("2.5"), available(partner));
        assertEquals(new BigDecimal("0.5"), available(friend));
        assertEquals(new BigDecimal("1.5"), available(third));
        String url = "/v1/transfers/" + done.path("id");
        as(Tokens.service()).get(url).then().statusCode(200).body("legs", hasSize(2));
        as(Tokens.partner(third)).get(url).then().statusCode(200).body("legs", hasSize(1));
        as(Tokens.partner(UUID.randomUUID())).get(url).then().spec(problem(404, "not-found"));
        as(Tokens.operator())
                .get("/v1/journal/" + done.path("entryId"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("TRANSFER"), "lines", hasSize(2));
    }

    @Test
    void refusesAllLegsWhenSomebodyLacksTheMoney() {
        transfer(List.of(leg(partner, friend, "4"), leg(third, friend, "1")))
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking", hasSize(1))
                .body("lacking[0].partnerId", equalTo(third.toString()))
                .body("lacking[0].asset", equalTo("USDT"))
                .body("lacking[0].lacking", equalTo("1"));

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals(BigDecimal.ZERO, available(friend));
    }

    @Test
    void happensOncePerKey() {
        String key = UUID.randomUUID().toString();
        Response first = transfer(key, List.of(leg(partner, friend, "1")));
        Response again = transfer(key, List.of(leg(partner, friend, "1")));

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals((String) first.path("id"), again.path("id"));
        assertEquals(new BigDecimal("1"), available(friend));
        transfer(key, List.of(leg(partner, friend, "2")))
                .then()
                .spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void refusesLegsThatMoveNothing() {
        transfer(List.of(leg(partner, partner, "1"))).then().spec(violation("legs[0]"));
        transfer(List.of(leg(partner, friend, "-1"))).then().spec(violation("legs[0]"));
        transfer(List.of()).then().spec(violation("legs"));
    }

    @Test
    void neverOverdrawsHoweverManyRace() throws Exception {
        int went = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(
                        clients.submit(
                                () -> transfer(List.of(leg(partner, friend, "0.5"))).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                int status = answer.get();
                assertTrue(status == 201 || status == 409, "status " + status);
                went += status == 201 ? 1 : 0;
            }
        }

        assertEquals(9, went);
        assertEquals(0, available(partner).signum());
        assertEquals(new BigDecimal("4.5"), available(friend));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void lateEarningsPayADebtFirst() {
        transfer(List.of(leg(partner, friend, "4.5"))).then().statusCode(201);
        Map<String, Object> binding = binding("bob", partner);
        tell(binding);
        report(trade("t2", "bob")).then().statusCode(201);
        transfer(List.of(leg(partner, friend, "4"))).then().statusCode(201);

        binding.put("state", "VOIDED");
        binding.put("revision", 2);
        tell(binding);

        assertEquals(new BigDecimal("-4"), available(partner));
        transfer(List.of(leg(partner, friend, "0.1")))
                .then()
                .spec(problem(409, "insufficient-funds"));
        report(trade("t3", "alice")).then().statusCode(201);
        assertEquals(new BigDecimal("0.5"), available(partner));
        transfer(List.of(leg(partner, friend, "0.6")))
                .then()
                .spec(problem(409, "insufficient-funds"));
        assertTrue(integrity().getBoolean("balanced"));
    }
}
