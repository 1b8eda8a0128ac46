package io.tandem.rebate.reservation;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.rebate.FundedTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReservationTest extends FundedTest {

    private final String reference = "s-" + UUID.randomUUID();

    @BeforeEach
    void rule() {
        payoutRule("0", 6);
    }

    private static void release(String reference) {
        keyed(Tokens.service())
                .post("/v1/reservations/" + reference + ":release")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("RELEASED"));
    }

    @Test
    void keepsFromPayoutsWhatIsReservedUntilItIsReleased() {
        reserve(reference, partner, "4").then().statusCode(200).body("state", equalTo("OPEN"));
        reserve(reference, partner, "4").then().statusCode(200);
        assertEquals(
                new BigDecimal("4"), pocket(partner, "reserved"), "saying it again adds nothing");

        payout("0.6")
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].lacking", equalTo("0.1"));
        payout("0.5").then().statusCode(201);
        release(reference);

        assertEquals(0, pocket(partner, "reserved").signum());
        payout("4").then().statusCode(201);
        reserve(reference, partner, "1").then().spec(problem(409, "reservation-released"));
    }

    @Test
    void isConsumedByTheTransferOfItsReferenceAlone() {
        reserve(reference, partner, "4").then().statusCode(200);

        transfer("another", "1").then().spec(problem(409, "insufficient-funds"));
        transfer(reference, "3").then().statusCode(201);

        assertEquals(new BigDecimal("1"), pocket(partner, "reserved"));
        as(Tokens.service())
                .get("/v1/reservations/" + reference)
                .then()
                .body("items[0].consumed", equalTo("3"), "items[0].amount", equalTo("4"));
        payout("0.6").then().spec(problem(409, "insufficient-funds"));
        reserve(reference, partner, "2").then().spec(violation("amount"));
        transfer(reference, "1.5").then().statusCode(201);
        assertEquals(0, pocket(partner, "reserved").signum());
        assertEquals(new BigDecimal("4.5"), available(friend));
    }

    @Test
    void catchesWhatComesLater() {
        reserve(reference, partner, "6").then().statusCode(200);
        report(trade("t2", "alice")).then().statusCode(201);

        payout("3.1").then().spec(problem(409, "insufficient-funds"));
        payout("3").then().statusCode(201);
    }

    @Test
    void theDatabaseKeepsWhatIsReserved() throws SQLException {
        reserve(reference, partner, "4").then().statusCode(200);
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            SQLException refusal =
                    assertThrows(
                            SQLException.class,
                            () ->
                                    statement.executeUpdate(
                                            "update balance set amount = amount - 1 where"
                                                    + " account_id = (select id from account where name"
                                                    + " = 'partner:"
                                                    + partner
                                                    + ":available' and asset = 'USDT')"));

            assertTrue(refusal.getMessage().contains("balance_reservation_kept"));
        }
    }

    @Test
    void aHoldTakesWhatIsReservedToo() {
        reserve(reference, partner, "4").then().statusCode(200);

        hold("4.5").then().statusCode(201);

        assertEquals(0, available(partner).signum());
        payout("0.1").then().spec(problem(409, "insufficient-funds"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void isSaidByTheSuiteAloneAndShownToItsOwner() {
        reserve(reference, partner, "-1").then().spec(violation("amount"));
        reserve(reference, partner, "1").then().statusCode(200);
        String list = "/v1/partners/" + partner + "/reservations";

        as(Tokens.partner(partner)).get(list).then().body("items", hasSize(1));
        as(Tokens.partner(friend)).get(list).then().spec(problem(404, "not-found"));
        as(Tokens.partner(partner))
                .get("/v1/reservations/" + reference)
                .then()
                .spec(problem(403, "forbidden"));
        as(Tokens.service()).get("/v1/reservations/none").then().spec(problem(404, "not-found"));
    }
}
