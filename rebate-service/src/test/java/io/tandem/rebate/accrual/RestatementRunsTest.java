package io.tandem.rebate.accrual;

import static io.tandem.testkit.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Seeds;
import io.tandem.testkit.TandemPostgres;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Restating in pieces (of seven trades here). A crash between or in the middle of pieces is played
 * by the database, which refuses to move a run's cursor past a trade.
 */
@QuarkusTest
class RestatementRunsTest extends RebateTest {

    private static final List<Map<String, Object>> LOW =
            List.of(tier("0", 0, "0.10"), tier("15000", 1, "0.20"));
    private static final List<Map<String, Object>> HIGH =
            List.of(tier("0", 0, "0.15"), tier("15000", 1, "0.30"));

    @Inject RestatementDriver job;

    @BeforeEach
    void openProgramme() {
        publish(plan("2026-01", LOW)).then().statusCode(201);
        bind("alice", partner);
    }

    @AfterEach
    void goOn() throws SQLException {
        database("drop trigger if exists crash on restatement_run");
    }

    /** From now on every piece of a run fails, and what it did with it, after so many trades. */
    private void crashAfter(int trades) throws SQLException {
        database(
                """
                create or replace function crash() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from trade where programme = new.programme
                            and (period, seq) > (new.from_period, -1)
                            and (period, seq) <= (new.cursor_period, new.cursor_seq)) > %d
                        or new.finished_at is not null then
                        raise exception 'crashed';
                    end if;
                    return new;
                end $$;
                create trigger crash before update on restatement_run for each row
                    execute function crash()
                """
                        .formatted(trades));
    }

    private static void database(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, programme);
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private long restated() throws SQLException {
        return count(
                "select count(*) from accrual a join trade t on t.period = a.period and t.seq ="
                        + " a.seq where t.programme = ? and a.sign = 1");
    }

    private long pending() throws SQLException {
        return count(
                "select count(*) from restatement_run where programme = ? and finished_at is null");
    }

    private Response close(String month) {
        return operator().post("/v1/programmes/" + programme + "/periods/" + month + ":close");
    }

    @Test
    void goesOnWhereACrashLeftItAndRestatesNothingTwice() throws SQLException {
        report(trades(30, "alice")).then().statusCode(200);
        crashAfter(14);

        publish(plan("2026-01", HIGH)).then().spec(problem(500, "internal-error"));
        assertEquals(14, restated());
        assertEquals(1, pending());
        // Taken in meanwhile: rated by the new plan at once.
        report(trade("meanwhile", "alice")).then().statusCode(201);
        assertEquals(2, explain("meanwhile").getInt("accrual.planVersion"));
        assertTrue(integrity().getBoolean("balanced"));

        goOn();
        job.runTwiceAtOnce();

        assertEquals(0, pending());
        assertEquals(30, restated());
        assertEquals(1, explain("meanwhile").getList("history").size());
        assertEquals(3, explain("t29").getList("history").size());
        assertEquals(new BigDecimal("69.75"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void closesAMonthOnlyWhenNothingIsStillToBeRatedAnew() throws SQLException {
        List<Map<String, Object>> october = trades(10, "alice");
        october.forEach(trade -> trade.put("executedAt", "2026-10-10T00:00:00Z"));
        report(october).then().statusCode(200);
        report(trade("nov", "alice")).then().statusCode(201);
        crashAfter(7);
        publish(plan("2026-01", HIGH)).then().statusCode(500);

        close("2026-10").then().statusCode(500);
        assertEquals(0, count("select count(*) from period where programme = ?"));

        goOn();
        close("2026-10").then().statusCode(200);

        // All of October by the new plan and in October's books, and November's tier from it.
        assertEquals("2026-10", explain("t9").getString("accrual.postedPeriod"));
        assertEquals(2, explain("t9").getInt("accrual.planVersion"));
        assertEquals(2, explain("nov").getInt("accrual.tier"));
        assertEquals(new BigDecimal("27"), available(partner));
        assertEquals(0, pending());
    }

    @Test
    void saysThatAMonthIsClosedLater() throws SQLException {
        report(october("t0")).then().statusCode(201);
        // A run of another replica that is always on its way, as far as the close can see.
        database(
                "create or replace function crash() returns trigger language plpgsql as $$ begin"
                        + " return null; end $$; create trigger crash before update on restatement_run"
                        + " for each row execute function crash()");
        publish(plan("2026-01", HIGH));

        close("2026-10").then().spec(problem(409, "restatement-pending"));

        goOn();
        close("2026-10").then().statusCode(200);
    }

    private Map<String, Object> october(String id) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", "2026-10-10T00:00:00Z");
        return trade;
    }

    static LongStream seeds() {
        return Seeds.cases(4);
    }

    /**
     * Plans, closes, trades, bindings and reversals; in one world undisturbed, in the other with
     * every run broken off somewhere and gone on with at some later time.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void comesToTheSameBooksHoweverRunsAreBrokenOff(long seed) throws SQLException {
        String calm = play("calm" + seed, seed, false);
        String crashed = play("crashed" + seed, seed, true);

        assertNotEquals("", calm);
        assertEquals(calm, crashed, "seed " + seed);
        assertTrue(integrity().getBoolean("balanced"));
    }

    private String play(String name, long seed, boolean crashing) throws SQLException {
        Random content = Seeds.random(seed);
        Random crashes = Seeds.random(seed + 1_000);
        String world = programme + name;
        UUID[] owners = {
            UUID.nameUUIDFromBytes((world + 0).getBytes()),
            UUID.nameUUIDFromBytes((world + 1).getBytes())
        };
        for (int step = 0; step < 18; step++) {
            if (crashing) {
                goOn();
                if (crashes.nextInt(3) == 0) {
                    job.run();
                }
                crashAfter(crashes.nextInt(40));
            }
            step(world, owners, content, step);
        }
        goOn();
        job.run();
        operator().post("/v1/programmes/" + world + "/periods/2026-09:close");
        job.run();
        return books(world, owners);
    }

    private void step(String world, UUID[] owners, Random content, int step) {
        int kind = step == 0 ? 0 : content.nextInt(8);
        switch (kind) {
            case 0 -> {
                Map<String, Object> plan = plan("2026-08", content.nextBoolean() ? LOW : HIGH);
                plan.put("programme", world);
                plan.put("holdDays", content.nextInt(2) * 60);
                publish(plan);
            }
            case 1 -> {
                Map<String, Object> binding =
                        binding("u" + content.nextInt(3), owners[content.nextInt(2)]);
                binding.put("programme", world);
                binding.put(
                        "id", UUID.nameUUIDFromBytes((world + binding.get("userId")).getBytes()));
                binding.put("revision", step + 1);
                tell(binding);
            }
            case 2 -> reverse(world, "t" + content.nextInt(step) + "-0");
            default -> {
                List<Map<String, Object>> trades = new ArrayList<>();
                for (int i = content.nextInt(20); i >= 0; i--) {
                    Map<String, Object> trade =
                            trade("t" + step + "-" + i, "u" + content.nextInt(3));
                    trade.put("programme", world);
                    trade.put("fee", "" + (1 + content.nextInt(30)));
                    trade.put("executedAt", "2026-" + month(content) + "-03T10:00:00Z");
                    trades.add(trade);
                }
                report(trades).then().statusCode(200);
            }
        }
    }

    private static String month(Random content) {
        return List.of("09", "10", "11").get(content.nextInt(3));
    }

    private static void reverse(String world, String tradeId) {
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "BUST", "text", "test", "fraction", "0.25"))
                .post("/v1/trades/" + world + "/" + tradeId + ":reverse");
    }

    private static String books(String world, UUID[] owners) throws SQLException {
        StringBuilder books = new StringBuilder();
        try (Connection database = TandemPostgres.connect()) {
            append(
                    books,
                    database,
                    "select t.trade_id, r.plan_version, r.tier, r.gross, r.owner_part, r.due_on"
                            + " from trade t cross join lateral (select plan_version, tier, gross,"
                            + " owner_part, due_on, n from accrual a where a.period = t.period and"
                            + " a.seq = t.seq union all select t.plan_version, t.tier, t.gross,"
                            + " t.owner_part, t.due_on, 0 order by n desc limit 1) r where t.programme"
                            + " = ? order by 1",
                    world);
            append(
                    books,
                    database,
                    "select p.asset, p.period, e.posted_period, sum(p.amount * case when a.name like"
                            + " 'programme:%' then 1 else -1 end) from journal_entry e join posting p on"
                            + " p.entry_id = e.id join account a on a.id = p.debit_account where"
                            + " e.programme = ? group by 1, 2, 3 order by 1, 2, 3",
                    world);
            for (UUID owner : owners) {
                append(
                        books,
                        database,
                        "select a.pocket, b.amount from balance b join account a on a.id ="
                                + " b.account_id where a.partner_id = ?::uuid and b.amount <> 0"
                                + " order by 1",
                        owner.toString());
                append(
                        books,
                        database,
                        "select e.day, sum(e.trades), sum(e.volume_usd), sum(e.gross),"
                                + " sum(e.rebate) from earning e join source s on s.id ="
                                + " e.source_id where s.partner_id = ?::uuid group by 1 having"
                                + " sum(e.trades) <> 0 or sum(e.rebate) <> 0 order by 1",
                        owner.toString());
            }
        }
        return books.toString();
    }

    private static void append(StringBuilder books, Connection database, String sql, String key)
            throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, key);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    books.append(rows.getString(i)).append(' ');
                }
                books.append('\n');
            }
            books.append("--\n");
        }
    }
}
