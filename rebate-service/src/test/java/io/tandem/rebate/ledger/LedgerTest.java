package io.tandem.rebate.ledger;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest extends RebateTest {

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);
    }

    @Test
    void tellsHowABalanceCame() {
        report(trade("t2", "alice")).then().statusCode(201);

        String next =
                as(Tokens.partner(partner))
                        .queryParam("limit", 1)
                        .get("/v1/partners/" + partner + "/postings")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].amount", equalTo("4.5"))
                        .body("items[0].account", equalTo("available"))
                        .body("items[0].kind", equalTo("ACCRUAL"))
                        .extract()
                        .path("next");
        as(Tokens.partner(partner))
                .queryParam("after", next)
                .queryParam("asset", "USDT")
                .get("/v1/partners/" + partner + "/postings")
                .then()
                .body("items", hasSize(1), "next", equalTo(null));
        as(Tokens.partner(partner))
                .queryParam("asset", "BTC")
                .get("/v1/partners/" + partner + "/postings")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void showsNobodyAnothersMoney() {
        String stranger = Tokens.partner(UUID.randomUUID());
        for (String path : new String[] {"balances", "postings"}) {
            as(stranger)
                    .get("/v1/partners/" + partner + "/" + path)
                    .then()
                    .spec(problem(404, "not-found"));
            as(Tokens.ingest())
                    .get("/v1/partners/" + partner + "/" + path)
                    .then()
                    .spec(problem(403, "forbidden"));
        }
        as(Tokens.partner(partner))
                .get("/v1/journal/" + explain("t1").getString("accrual.entryId"))
                .then()
                .spec(problem(403, "forbidden"));
        as(Tokens.partner(partner))
                .get("/v1/ledger/integrity")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "posting_amount_positive, 0, USDT, true",
        "posting_amount_positive, -1, USDT, true",
        "posting_between_two_accounts, 1, USDT, false",
        "posting_debit_fk, 1, BTC, true"
    })
    void theDatabaseRefusesALineThatWouldUnbalanceOrMixAssets(
            String constraint, String amount, String asset, boolean apart) throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            long purse = id(statement, "partner:" + partner + ":available");
            long expense = id(statement, "programme:" + programme + ":expense");
            String insert =
                    "insert into posting select entry_id, 99, "
                            + expense
                            + ", "
                            + (apart ? purse : expense)
                            + ", '"
                            + asset
                            + "', "
                            + amount
                            + ", period from posting where credit_account = "
                            + purse;

            SQLException refusal =
                    assertThrows(SQLException.class, () -> statement.executeUpdate(insert));

            assertTrue(refusal.getMessage().contains(constraint), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "posting_entry_fk, gen_random_uuid(), debit_account, credit_account",
        "posting_debit_fk, entry_id, -1, credit_account",
        "posting_credit_fk, entry_id, debit_account, -1"
    })
    void theDatabaseRefusesALineThatRefersToNothing(
            String constraint, String entry, String debit, String credit) throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            String insert =
                    "insert into posting select %s, 99, %s, %s, asset, amount, period from posting"
                                    .formatted(entry, debit, credit)
                            + " where credit_account = "
                            + id(statement, "partner:" + partner + ":available");

            SQLException refusal =
                    assertThrows(SQLException.class, () -> statement.executeUpdate(insert));

            assertEquals("23503", refusal.getSQLState());
            assertTrue(refusal.getMessage().contains(constraint), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from account where id = ?",
                "update account set asset = 'BTC' where id = ?",
                "delete from journal_entry where id = (select entry_id from posting where"
                        + " credit_account = ?)",
                "update journal_entry set id = gen_random_uuid() where id = (select entry_id from"
                        + " posting where credit_account = ?)",
                "update posting set debit_account = -1 where credit_account = ?"
            })
    void theDatabaseKeepsWhatLinesReferTo(String change) throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement();
                PreparedStatement changing = database.prepareStatement(change)) {
            changing.setLong(1, id(statement, "partner:" + partner + ":available"));

            SQLException refusal = assertThrows(SQLException.class, changing::executeUpdate);

            assertTrue(Set.of("23001", "23503").contains(refusal.getSQLState()));
        }
    }

    @Test
    void namesALineThatGotInPastTheDatabasesRefusal() throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            long purse = id(statement, "partner:" + partner + ":available");
            statement.execute("set session_replication_role = replica");
            statement.executeUpdate(
                    "insert into posting select gen_random_uuid(), 99, -7, -8, 'USDT', 3, period"
                            + " from posting where credit_account = "
                            + purse);
            try {
                JsonPath found = integrity();
                assertFalse(found.getBoolean("balanced"));
                assertEquals(3, found.getInt("balances.differing"), found.prettify());
                String owners = found.getList("differences.owner").toString();
                assertTrue(owners.contains("account:-7, account:-8, entry:"), owners);
            } finally {
                statement.executeUpdate("delete from posting where debit_account = -7");
            }
            assertTrue(integrity().getBoolean("balanced"));
        }
    }

    @Test
    void theDatabaseRefusesAnOverdraft() throws SQLException {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            long purse = id(statement, "partner:" + partner + ":available");

            SQLException refusal =
                    assertThrows(
                            SQLException.class,
                            () ->
                                    statement.executeUpdate(
                                            "update balance set amount = amount - 5 where"
                                                    + " account_id = "
                                                    + purse));

            assertTrue(refusal.getMessage().contains(LedgerSql.NOT_OVERDRAWN));
        }
    }

    @Test
    void findsABalanceThatWasTamperedWith() throws SQLException {
        assertTrue(integrity().getBoolean("balanced"));
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            long purse = id(statement, "partner:" + partner + ":available");
            statement.executeUpdate(
                    "update balance set amount = amount + 1 where account_id = " + purse);
            try {
                assertFalse(integrity().getBoolean("balanced"));
                assertEquals(1, integrity().getInt("balances.differing"));
            } finally {
                statement.executeUpdate(
                        "update balance set amount = amount - 1 where account_id = " + purse);
            }
            statement.executeUpdate(
                    "update trade set gross = 9, owner_part = 9 where trade_id = 't1' and"
                            + " programme = '"
                            + programme
                            + "'");
            try {
                assertEquals(1, integrity().getInt("accruals.differing"));
            } finally {
                statement.executeUpdate(
                        "update trade set gross = 4.5, owner_part = 4.5 where trade_id = 't1' and"
                                + " programme = '"
                                + programme
                                + "'");
            }
        }
    }

    @Test
    void dividesByTheLinksSharesAndCreditsTheInvitee() {
        UUID coInviter = UUID.randomUUID();
        Map<String, Object> shared = binding("bob", partner);
        shared.put("coInviterId", coInviter);
        shared.put("coInviterShare", "0.2");
        shared.put("inviteeShare", "0.1");
        tell(shared);

        report(trade("t2", "bob")).then().statusCode(201);

        assertEquals(new BigDecimal("7.65"), available(partner));
        assertEquals(new BigDecimal("0.9"), available(coInviter));
        String entry = explain("t2").getString("accrual.entryId");
        as(Tokens.operator())
                .get("/v1/journal/" + entry)
                .then()
                .body(
                        "lines.find { it.credit == 'invitee:" + programme + ":bob' }.amount",
                        equalTo("0.45"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    private static long id(Statement statement, String name) throws SQLException {
        ResultSet row =
                statement.executeQuery(
                        "select id from account where asset = 'USDT' and name = '" + name + "'");
        row.next();
        return row.getLong(1);
    }
}
