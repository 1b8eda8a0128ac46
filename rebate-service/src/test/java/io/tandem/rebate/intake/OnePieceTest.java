package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch whose users have traded before: nothing has to be asked for, so it is one statement. */
@QuarkusTest
class OnePieceTest extends RebateTest {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String BALANCES_OF =
            """
            select b.amount from balance b join account a on a.id = b.account_id
            where a.partner_id = ? order by b.account_id for update of b
            """;

    private static final String EARNINGS_OF =
            """
            select e.trades from earning e join source s on s.id = e.source_id
            where s.partner_id = ? for update of e nowait
            """;

    @BeforeEach
    void tradeUntilNoReplayIsExpected() {
        publishFlat("0.30");
        bind("alice", partner);
        trades(Replays.CALM, "alice").forEach(trade -> report(trade).then().statusCode(201));
    }

    @Test
    void isOneStatement() throws SQLException {
        assertOneStatement(List.of(trade("new", "alice"), trade("newer", "alice")));
    }

    /** The longest: a user's first trade of a day, of which the rebate is held back. */
    @Test
    void isOneStatementThatWritesToAllTables() throws SQLException {
        Map<String, Object> plan = plan("2026-11", List.of(tier("0", 0, "0.30")));
        plan.put("holdDays", 90);
        publish(plan).then().statusCode(201);
        report(trade("held", "alice")).then().statusCode(201);
        Map<String, Object> nextDay = trade("new", "alice");
        nextDay.put("executedAt", "2026-11-04T10:00:00Z");

        assertOneStatement(List.of(nextDay));

        assertEquals("1", countOfPartner("maturity m", "m.due_on = '2027-02-02' and m"));
        assertEquals(
                "1",
                countOfPartner(
                        "active_trader a join source s on s.id = a.source_id",
                        "a.day = '2026-11-04' and s"));
    }

    private String countOfPartner(String tables, String condition) throws SQLException {
        try (Connection database = TandemPostgres.connect()) {
            return text(
                    database,
                    "select count(*)::text from %s where %s.partner_id = '%s'"
                            .formatted(tables, condition, partner));
        }
    }

    private static void assertOneStatement(List<Map<String, Object>> trades) throws SQLException {
        try (Connection database = TandemPostgres.connect()) {
            String began = text(database, "select clock_timestamp()::text");

            report(trades).then().statusCode(200);

            String latest =
                    text(
                            database,
                            "select string_agg(left(query, 12), ',') from pg_stat_activity"
                                    + " where query_start > '"
                                    + began
                                    + "' and pid <> pg_backend_pid()");
            assertEquals("with held as", latest);
        }
    }

    /** A close has to know of which months its books have rows, and one piece does not note it. */
    @Test
    void isNotForWhatComesLate() throws SQLException {
        report(october("timely", "alice")).then().statusCode(201);
        Map<String, Object> later = binding("bob", partner);
        later.put("from", "2026-11-01T00:00:00Z");
        tell(later);
        operator()
                .post("/v1/programmes/" + programme + "/periods/2026-10:close")
                .then()
                .statusCode(200);
        report(trade("new", "alice")).then().statusCode(201);
        report(october("nobody's", "bob")).then().statusCode(201);

        report(october("late", "alice")).then().statusCode(201);

        try (Connection database = TandemPostgres.connect()) {
            String noted =
                    text(
                            database,
                            "select string_agg(period || ' in ' || posted_period, ',')"
                                    + " from late_month where programme = '"
                                    + programme
                                    + "'");
            assertEquals("202610 in 202611", noted);
        }
    }

    private Map<String, Object> october(String tradeId, String user) {
        Map<String, Object> trade = trade(tradeId, user);
        trade.put("executedAt", "2026-10-03T10:00:00Z");
        return trade;
    }

    @Test
    void isRatedAnewWhenWhatItWasRatedByHasChanged() {
        publish(plan("2026-11", List.of(tier("0", 0, "0.40")))).then().statusCode(201);

        report(trade("new", "alice")).then().statusCode(201);

        BigDecimal each = new BigDecimal("15").multiply(new BigDecimal("0.40"));
        BigDecimal all = each.multiply(BigDecimal.valueOf(Replays.CALM + 1));
        assertEquals(0, all.compareTo(available(partner)), "restated and new");
    }

    @Test
    void takesTheBalancesAfterTheTradesAndBeforeTheRollUp() throws Exception {
        try (Connection holder = TandemPostgres.connect();
                Connection other = TandemPostgres.connect()) {
            holder.setAutoCommit(false);
            lock(holder, BALANCES_OF, partner);

            CompletableFuture<Response> report =
                    CompletableFuture.supplyAsync(() -> report(trade("new", "alice")));
            awaitWaiterFor(holder, other);

            other.setAutoCommit(false);
            lock(other, EARNINGS_OF, partner);
            other.rollback();
            SQLException entered = assertThrows(SQLException.class, () -> enter(other, "new"));
            assertEquals(LOCK_NOT_AVAILABLE, entered.getSQLState());
            other.rollback();
            holder.rollback();
            assertEquals(201, report.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    /** Others may have a table locked to which it adds nothing. */
    @ParameterizedTest
    @CsvSource({
        "alice, 'active_trader, maturity'",
        "nobody, 'active_trader, maturity, earning, balance, posting, journal_entry, feed_entry'"
    })
    void leavesOutTheTablesThatItAddsNothingTo(String user, String tables) throws Exception {
        report(trade("before", user)).then().statusCode(201);
        try (Connection holder = TandemPostgres.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table " + tables + " in access exclusive mode");

            CompletableFuture<Response> report =
                    CompletableFuture.supplyAsync(() -> report(trade("new", user)));

            assertEquals(201, report.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    private void enter(Connection database, String tradeId) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set local lock_timeout = '100ms'");
            statement.execute(
                    "insert into trade_key (programme, trade_id, period, content_hash) values ('"
                            + programme
                            + "', '"
                            + tradeId
                            + "', 202611, gen_random_uuid())");
        }
    }

    private static void lock(Connection database, String query, UUID partner) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            statement.setObject(1, partner);
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
            }
        }
    }

    private static void awaitWaiterFor(Connection holder, Connection other) throws SQLException {
        String pid = text(holder, "select pg_backend_pid()::text");
        String waiters =
                "select count(*)::text from pg_stat_activity where "
                        + pid
                        + " = any(pg_blocking_pids(pid))";
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!"1".equals(text(other, waiters))) {
            assertTrue(System.nanoTime() < end, "nobody waits for the balances");
        }
    }

    private static String text(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
