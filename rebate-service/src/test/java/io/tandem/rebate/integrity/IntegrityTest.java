package io.tandem.rebate.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.tandem.chassis.meter.ReadingBoard;
import io.tandem.rebate.FundedTest;
import io.tandem.testkit.TandemPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks the data behind the service's back, sees it named, and mends it. */
@QuarkusTest
class IntegrityTest extends FundedTest {

    @Inject IntegrityWatch watch;
    @Inject ReadingBoard board;

    @BeforeEach
    void keepMoney() {
        hold("1").then().statusCode(201);
        payoutRule("0.1", 2);
        payout("0.5").then().statusCode(201);
        reserve("pool-" + partner, partner, "2").then().statusCode(200);
        JsonPath before = integrity();
        assertTrue(before.getBoolean("balanced"), before.prettify());
    }

    private void update(String sql, UUID owner) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, owner);
            assertEquals(1, statement.executeUpdate());
        }
    }

    private void assertNamed(String check, String stored, String expected) {
        JsonPath found = integrity();
        String ours = "differences.findAll { it.owner == 'partner:" + partner + "' }";
        assertFalse(found.getBoolean("balanced"));
        assertEquals(1, found.getInt(check + ".differing"), found.prettify());
        assertEquals(check, found.getString(ours + "[0].check"), found.prettify());
        assertEquals("USDT", found.getString(ours + "[0].asset"));
        assertEquals(stored, found.getString(ours + "[0].stored"));
        assertEquals(expected, found.getString(ours + "[0].expected"));
    }

    private void brokenBy(String breaks, String mends, String check, String stored, String expected)
            throws SQLException {
        update(breaks, partner);
        try {
            assertNamed(check, stored, expected);
        } finally {
            update(mends, partner);
        }
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void namesAReservationThatTheBalanceDoesNotKnow() throws SQLException {
        brokenBy(
                "update reservation set amount = 3 where partner_id = ?",
                "update reservation set amount = 2 where partner_id = ?",
                "reserved",
                "2",
                "3");
        brokenBy(
                "update reservation set released_at = now() where partner_id = ?",
                "update reservation set released_at = null where partner_id = ?",
                "reserved",
                "2",
                "0");
    }

    @Test
    void namesABalanceThatKeepsWhatNobodyReserved() throws SQLException {
        String balance =
                "update balance set reserved = reserved %s 0.25 where account_id ="
                        + " (select id from account where partner_id = ? and pocket = 'available')";
        brokenBy(balance.formatted("+"), balance.formatted("-"), "reserved", "2.25", "2");
    }

    @Test
    void namesAHoldAndAPayoutThatAreNotHeld() throws SQLException {
        brokenBy(
                "update hold set amount = 1.5 where partner_id = ?",
                "update hold set amount = 1 where partner_id = ?",
                "held",
                "1.5",
                "2");
        brokenBy(
                "update payout set amount = 0.75 where partner_id = ?",
                "update payout set amount = 0.5 where partner_id = ?",
                "held",
                "1.5",
                "1.75");
    }

    @Test
    void checksItselfOnceATurnAndKeepsWhatItFound() throws Exception {
        execute("update integrity_check set begun_at = timestamptz '1970-01-01T00:00:00Z'");
        update("update reservation set amount = 3 where partner_id = ?", partner);
        try {
            List<CompletableFuture<Boolean>> turns =
                    List.of(
                            CompletableFuture.supplyAsync(this::look),
                            CompletableFuture.supplyAsync(this::look));

            assertEquals(1, turns.stream().filter(CompletableFuture::join).count());
            assertEquals(new BigDecimal("1.0"), figure("tandem_ledger_unbalanced"));
        } finally {
            update("update reservation set amount = 2 where partner_id = ?", partner);
        }
        assertFalse(look(), "It is not time yet");
        execute("update integrity_check set begun_at = timestamptz '1970-01-01T00:00:00Z'");
        assertTrue(look());
        assertEquals(new BigDecimal("0.0"), figure("tandem_ledger_unbalanced"));
    }

    private boolean look() {
        return watch.checkIfDue().await().atMost(Duration.ofSeconds(30));
    }

    private BigDecimal figure(String name) {
        board.read().await().atMost(Duration.ofSeconds(30));
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> new BigDecimal(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
