package io.tandem.rebate.period;

import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a tier follows the months, told by the service. */
@QuarkusTest
class TierTest extends RebateTest {

    private Map<String, Object> ruled(Map<String, Object> rules) {
        Map<String, Object> plan =
                plan(
                        "2026-01",
                        List.of(tier("0", 0, "0.1"), tier("10", 0, "0.2"), tier("20", 0, "0.3")));
        plan.putAll(rules);
        return plan;
    }

    private Map<String, Object> traded(String id, YearMonth month, String volume) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", month + "-10T00:00:00Z");
        trade.put("volumeUsd", volume);
        return trade;
    }

    private void close(YearMonth month) {
        operator()
                .post("/v1/programmes/" + programme + "/periods/" + month + ":close")
                .then()
                .statusCode(200);
    }

    /** One trade a month from May on; all months closed but the last. The tiers of the months. */
    private List<Integer> tiers(String... volumes) {
        YearMonth month = YearMonth.parse("2026-05");
        for (int i = 0; i < volumes.length; i++) {
            report(traded("m" + i, month.plusMonths(i), volumes[i])).then().statusCode(201);
        }
        for (int i = 0; i < volumes.length - 1; i++) {
            close(month.plusMonths(i));
        }
        List<Integer> tiers = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            tiers.add(explain("m" + i).getInt("accrual.tier"));
        }
        return tiers;
    }

    private List<String> words(String tradeId) {
        return explain(tradeId).getList("words");
    }

    private void assertTold(String tradeId, String sentence) {
        assertTrue(words(tradeId).contains(sentence), () -> words(tradeId).toString());
    }

    @Test
    void keepsATierForItsGraceAndThenFallsInSteps() {
        publish(ruled(Map.of("demotion", Map.of("maxStepsDown", 1, "graceMonths", 1))))
                .then()
                .statusCode(201)
                .body("demotion.graceMonths", equalTo(1), "newcomer", nullValue());
        bind("alice", partner);

        assertEquals(List.of(1, 3, 3, 2, 2, 1, 3), tiers("25", "5", "5", "5", "5", "25", "1"));

        assertTold("m0", "The partner has no closed month yet, which is worth tier 1.");
        assertTold("m1", "The partner's 2026-05, with 25 USD by 1 active traders, reaches tier 3.");
        assertTold(
                "m2",
                "The partner's 2026-06, with 5 USD by 1 active traders, reaches tier 1; it keeps"
                        + " tier 3 for 1 months in which it falls short, and this is number 1.");
        assertTold(
                "m3",
                "The partner's 2026-07, with 5 USD by 1 active traders, reaches tier 1; from tier 3"
                        + " it falls by at most 1 at a time, to tier 2.");
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void risesInStepsAndRatesNewcomersAtAFloor() {
        publish(
                        ruled(
                                Map.of(
                                        "newcomer", Map.of("months", 2, "tier", 2),
                                        "promotion", Map.of("maxStepsUp", 1))))
                .then()
                .statusCode(201)
                .body("newcomer.months", equalTo(2), "promotion.maxStepsUp", equalTo(1));
        bind("alice", partner);

        assertEquals(List.of(2, 2, 1, 2, 3), tiers("5", "5", "25", "25", "1"));

        assertTold(
                "m0",
                "The partner has no closed month yet, which is worth tier 1; in its first 2 months a partner is"
                        + " rated in tier 2 at least.");
        assertTold(
                "m3",
                "The partner's 2026-07, with 25 USD by 1 active traders, reaches tier 3; from tier 1"
                        + " it rises by at most 1 at a time, to tier 2.");
    }

    @Test
    void countsMonthsWithoutAnyTrade() {
        publish(ruled(Map.of("demotion", Map.of("graceMonths", 2)))).then().statusCode(201);
        bind("alice", partner);
        YearMonth may = YearMonth.parse("2026-05");
        report(traded("m0", may, "25")).then().statusCode(201);
        for (int i = 0; i < 4; i++) {
            close(may.plusMonths(i));
        }
        report(traded("aug", may.plusMonths(3), "1")).then().statusCode(201);
        report(traded("sep", may.plusMonths(4), "1")).then().statusCode(201);

        assertEquals(3, explain("aug").getInt("accrual.tier"));
        assertEquals(1, explain("sep").getInt("accrual.tier"));
    }

    /** Trades and closes of one world; within an open month in any order, and in other batches. */
    @Test
    void comesToTheSameInAnyOrderOfArrival() throws SQLException {
        Map<String, Object> rules =
                Map.of(
                        "newcomer", Map.of("months", 3, "tier", 2),
                        "promotion", Map.of("maxStepsUp", 1),
                        "demotion", Map.of("maxStepsDown", 1, "graceMonths", 1));
        List<String> books = new ArrayList<>();
        for (int world = 0; world < 2; world++) {
            books.add(playWorld("-" + world, rules, new Random(7), new Random(world)));
        }
        assertEquals(books.get(0), books.get(1));
        assertTrue(books.get(0).contains("300000"), books.get(0));
        for (int month = 5; month <= 10; month++) {
            assertRecomputes(programme + "-1", "2026-" + (month < 10 ? "0" : "") + month);
        }
        assertTrue(integrity().getBoolean("balanced"));
    }

    private static void assertRecomputes(String programme, String month) {
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("programme", programme, "period", month))
                .post("/v1/recomputations")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
    }

    private String playWorld(String name, Map<String, Object> rules, Random content, Random order)
            throws SQLException {
        Map<String, Object> terms = ruled(rules);
        terms.put("programme", programme + name);
        List<Runnable> beginning = new ArrayList<>();
        beginning.add(() -> publish(terms).then().statusCode(201));
        for (int user = 0; user < 4; user++) {
            Map<String, Object> binding = binding("u" + user, owner(name, user % 2));
            binding.put("programme", programme + name);
            beginning.add(() -> tell(binding));
        }
        Collections.shuffle(beginning, order);
        YearMonth first = YearMonth.parse("2026-05");
        for (int i = 0; i < 6; i++) {
            List<Runnable> steps = new ArrayList<>();
            for (int trade = 0; trade < 4; trade++) {
                Map<String, Object> reported =
                        traded("t" + i + "-" + trade, first.plusMonths(i), volume(content));
                reported.put("programme", programme + name);
                reported.put("userId", "u" + content.nextInt(4));
                steps.add(() -> report(reported).then().statusCode(201));
            }
            if (i == 0) {
                steps.addAll(beginning);
            }
            Collections.shuffle(steps, order);
            steps.forEach(Runnable::run);
            operator()
                    .post(
                            "/v1/programmes/"
                                    + programme
                                    + name
                                    + "/periods/"
                                    + first.plusMonths(i)
                                    + ":close")
                    .then()
                    .statusCode(200);
        }
        return books(programme + name);
    }

    private static String volume(Random random) {
        return String.valueOf(random.nextInt(14));
    }

    private UUID owner(String world, int number) {
        return UUID.nameUUIDFromBytes((programme + world + number).getBytes());
    }

    private static String books(String programme) throws SQLException {
        StringBuilder books = new StringBuilder();
        try (Connection database = TandemPostgres.connect();
                PreparedStatement statement =
                        database.prepareStatement(
                                "select t.trade_id, coalesce(a.tier, t.tier), coalesce(a.rate_ppm,"
                                        + " t.rate_ppm), coalesce(a.gross, t.gross) from trade t left"
                                        + " join lateral (select * from accrual l where l.period ="
                                        + " t.period and l.seq = t.seq order by n desc limit 1) a on"
                                        + " true where t.programme = ? order by 1")) {
            statement.setString(1, programme);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                books.append(rows.getString(1)).append(' ');
                books.append(rows.getString(2)).append(' ');
                books.append(rows.getString(3)).append(' ');
                books.append(rows.getString(4)).append('\n');
            }
        }
        return books.toString();
    }

    @Test
    void refusesRulesThatDoNotHold() {
        publish(ruled(Map.of("newcomer", Map.of("months", 3, "tier", 4))))
                .then()
                .spec(violation("newcomer.tier"));
        publish(ruled(Map.of("newcomer", Map.of("months", 0, "tier", 1))))
                .then()
                .spec(violation("newcomer.months"));
        publish(ruled(Map.of("newcomer", Map.of("months", 1))))
                .then()
                .spec(violation("newcomer.tier"));
        publish(ruled(Map.of("promotion", Map.of("maxStepsUp", 0))))
                .then()
                .spec(violation("promotion.maxStepsUp"));
        publish(ruled(Map.of("demotion", Map.of("graceMonths", -1))))
                .then()
                .spec(violation("demotion.graceMonths"));
    }
}
