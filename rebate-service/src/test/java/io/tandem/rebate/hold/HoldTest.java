package io.tandem.rebate.hold;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.FundedTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldTest extends FundedTest {

    private static Response release(String id) {
        return keyed(Tokens.service()).post("/v1/holds/" + id + ":release");
    }

    private static Response award(String id, UUID to, String amount) {
        return post(
                Tokens.operator(),
                "/v1/holds/" + id + ":award",
                Map.of("legs", List.of(Map.of("to", to, "amount", amount))));
    }

    @Test
    void freezesExactlyWhatIsContestedAndGivesItBack() {
        String id = hold("1.000000000000000001").then().statusCode(201).extract().path("id");

        assertEquals(new BigDecimal("3.499999999999999999"), available(partner));
        assertEquals(new BigDecimal("1.000000000000000001"), pocket(partner, "held"));
        release(id).then().statusCode(200).body("state", equalTo("RELEASED"));
        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals(0, pocket(partner, "held").signum());
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void awardsToOthersAndGivesBackTheRest() {
        String id = hold("3").path("id");

        award(id, friend, "2")
                .then()
                .statusCode(200)
                .body("state", equalTo("AWARDED"), "awards", hasSize(1))
                .body("awards[0].to", equalTo(friend.toString()))
                .body("awards[0].amount", equalTo("2"));

        assertEquals(new BigDecimal("2"), available(friend));
        assertEquals(new BigDecimal("2.5"), available(partner));
        assertEquals(0, pocket(partner, "held").signum());
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void endsOnce() {
        String released = hold("1").path("id");
        release(released).then().statusCode(200);
        release(released)
                .then()
                .spec(problem(409, "hold-ended"))
                .body("state", equalTo("RELEASED"));
        award(released, friend, "1").then().spec(problem(409, "hold-ended"));

        assertEquals(BigDecimal.ZERO, available(friend));
        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void refusesMoreThanThereIsAndMoreThanIsHeld() {
        hold("4.6")
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].lacking", equalTo("0.1"))
                .body("lacking[0].partnerId", equalTo(partner.toString()));
        String id = hold("2").path("id");
        award(id, friend, "2.1").then().spec(violation("legs"));
        award(id, partner, "1").then().spec(violation("legs"));
        award(id, friend, "0").then().spec(violation("legs"));
        hold("0").then().spec(violation("amount"));
        release(UUID.randomUUID().toString()).then().spec(problem(404, "not-found"));
    }

    @Test
    void showsAHoldToWhomItConcerns() {
        String id = hold("1").path("id");
        hold("2").then().statusCode(201);
        String stranger = Tokens.partner(UUID.randomUUID());
        String list = "/v1/partners/" + partner + "/holds";

        as(Tokens.partner(partner)).get("/v1/holds/" + id).then().statusCode(200);
        as(stranger).get("/v1/holds/" + id).then().spec(problem(404, "not-found"));
        as(stranger).get(list).then().spec(problem(404, "not-found"));
        as(Tokens.ingest()).get("/v1/holds/" + id).then().spec(problem(403, "forbidden"));
        post(Tokens.partner(partner), "/v1/holds", holdOf("1"))
                .then()
                .spec(problem(403, "forbidden"));
        String next =
                as(Tokens.partner(partner))
                        .queryParam("limit", 1)
                        .get(list)
                        .then()
                        .body("items", hasSize(1), "items[0].amount", equalTo("1"))
                        .extract()
                        .path("next");
        as(Tokens.service())
                .queryParam("after", next)
                .get(list)
                .then()
                .body("items", hasSize(1), "items[0].amount", equalTo("2"))
                .body("next", equalTo(null));
    }
}
