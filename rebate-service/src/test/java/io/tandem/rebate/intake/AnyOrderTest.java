package io.tandem.rebate.intake;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Seeds;
import io.tandem.testkit.TandemPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The books are the same for every order of arrival: of trades among each other, of trades and
 * bindings, of trades and the plan, of all these and reversals, in any batches, with replays.
 */
@QuarkusTest
class AnyOrderTest extends RebateTest {

    private static final int USERS = 6;
    private static final String[] POCKETS = {"pending", "available"};

    /** One world: a programme of its own with partners of its own. */
    private record World(String programme, UUID[] partners) {

        static World of(long seed, int number) {
            UUID[] partners = new UUID[4];
            for (int i = 0; i < partners.length; i++) {
                partners[i] = UUID.nameUUIDFromBytes((seed + "/" + number + "/" + i).getBytes());
            }
            return new World("w" + seed + "-" + number, partners);
        }
    }

    static LongStream seeds() {
        return Seeds.cases(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheSameBooksInAnyOrderWithReplaysAndLateBindings(long seed) throws SQLException {
        World straight = World.of(seed, 1);
        publishIn(straight);
        bindings(straight, Seeds.random(seed)).forEach(this::tell);
        report(trades(straight, Seeds.random(seed))).then().statusCode(200);
        reversals(straight, Seeds.random(seed)).values().forEach(Runnable::run);

        World crooked = World.of(seed, 2);
        Random random = Seeds.random(seed + 1_000);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> publishIn(crooked));
        for (Map<String, Object> binding : bindings(crooked, Seeds.random(seed))) {
            steps.add(() -> tell(binding));
        }
        List<Map<String, Object>> trades = trades(crooked, Seeds.random(seed));
        trades.addAll(trades.subList(0, 20));
        Collections.shuffle(trades, random);
        Map<String, Runnable> reversals = reversals(crooked, Seeds.random(seed));
        for (int from = 0; from < trades.size(); ) {
            int to = Math.min(trades.size(), from + 1 + random.nextInt(40));
            List<Map<String, Object>> batch = trades.subList(from, to);
            steps.add(() -> {
                report(batch).then().statusCode(200);
                batch.forEach(trade -> reverseOnce(reversals, trade.get("tradeId")));
            });
            from = to;
        }
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);

        String expected = books(straight);
        assertNotEquals("", expected);
        assertEquals(expected, books(crooked), "seed " + seed);
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void movesATradeToWhomAnEarlierClaimGivesTheUser() throws SQLException {
        publishFlat("0.30");
        Map<String, Object> first = binding("alice", partner);
        tell(first);
        report(trade("t1", "alice")).then().statusCode(201);
        UUID earlier = UUID.randomUUID();

        first.put("state", "VOIDED");
        first.put("revision", 2);
        fake("feed", first);
        tell(binding("alice", earlier));

        assertEquals("0", available(partner).toPlainString());
        assertEquals("4.5", available(earlier).toPlainString());
        assertEquals(
                List.of("ACCRUED", "TAKEN_BACK", "RESTATED", "TAKEN_BACK", "RESTATED")
                        .subList(0, explain("t1").getList("history").size()),
                explain("t1").getList("history.kind"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    private static void reverseOnce(Map<String, Runnable> reversals, Object tradeId) {
        Runnable reversal = reversals.remove((String) tradeId);
        if (reversal != null) {
            reversal.run();
        }
    }

    /** Of every tenth trade a half and a quarter, or an amount, or the whole. */
    private static Map<String, Runnable> reversals(World world, Random random) {
        Map<String, Runnable> reversals = new HashMap<>();
        for (int i = 0; i < 150; i += 10) {
            String url = "/v1/trades/" + world.programme() + "/t" + i + ":reverse";
            boolean whole = random.nextBoolean();
            reversals.put(
                    "t" + i,
                    () -> {
                        if (!whole) {
                            reverse(url, "fraction", "0.333333");
                            reverse(url, "amount", "0.000000001");
                        } else {
                            reverse(url, "text", "all of it");
                        }
                    });
        }
        return reversals;
    }

    private static void reverse(String url, String field, String value) {
        Map<String, String> command = new HashMap<>(Map.of("reason", "BUST", "text", "test"));
        command.put(field, value);
        operator()
                .contentType(ContentType.JSON)
                .body(command)
                .post(url)
                .then()
                .statusCode(anyOf(is(201), is(409)));
    }

    private void publishIn(World world) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("programme", world.programme());
        plan.put("effectiveFrom", "2026-01");
        plan.put("holdDays", 20);
        plan.put(
                "tiers",
                Map.of(
                        "SPOT", List.of(tier("0", 0, "0.3")),
                        "DERIVATIVE", List.of(tier("0", 0, "0.25"))));
        publish(plan).then().statusCode(201);
    }

    private List<Map<String, Object>> bindings(World world, Random random) {
        List<Map<String, Object>> bindings = new ArrayList<>();
        for (int user = 1; user < USERS; user++) {
            UUID owner = world.partners()[random.nextInt(3)];
            Map<String, Object> before = bindingIn(world, user, owner);
            if (user % 2 == 0) {
                before.put("coInviterId", world.partners()[3]);
                before.put("coInviterShare", "0.2");
                before.put("inviteeShare", "0.15");
            }
            bindings.add(before);
            if (user % 3 == 0) {
                // A recall: the first binding ends where the second begins.
                Map<String, Object> ended = new HashMap<>(before);
                ended.put("to", "2026-11-05T00:00:00Z");
                ended.put("state", "ENDED");
                ended.put("revision", 2);
                bindings.add(ended);
                Map<String, Object> after =
                        bindingIn(world, user, world.partners()[random.nextInt(3)]);
                after.put("from", "2026-11-05T00:00:00Z");
                after.put("channel", "newsletter");
                bindings.add(after);
            }
        }
        return bindings;
    }

    private Map<String, Object> bindingIn(World world, int user, UUID owner) {
        Map<String, Object> binding = binding("u" + user, owner);
        binding.put("programme", world.programme());
        return binding;
    }

    private List<Map<String, Object>> trades(World world, Random random) {
        List<Map<String, Object>> trades = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Map<String, Object> trade = trade("t" + i, "u" + random.nextInt(USERS));
            trade.put("programme", world.programme());
            trade.put("instrumentType", random.nextBoolean() ? "SPOT" : "SWAP");
            trade.put("feeAsset", random.nextInt(4) == 0 ? "BTC" : "USDT");
            trade.put(
                    "fee",
                    BigDecimal.valueOf(random.nextInt(9_000_000) - 500_000, 9).toPlainString());
            int day = 1 + random.nextInt(30);
            trade.put(
                    "executedAt",
                    day > 14
                            ? "2026-10-%02dT08:00:00Z".formatted(day)
                            : "2026-11-%02dT08:00:00Z".formatted(day));
            trades.add(trade);
        }
        return trades;
    }

    /** Balances, present ratings, roll-up and activity, with partners by their place. */
    private static String books(World world) throws SQLException {
        StringBuilder books = new StringBuilder();
        try (Connection database = TandemPostgres.connect()) {
            for (int i = 0; i < world.partners().length; i++) {
                for (String pocket : POCKETS) {
                    append(
                            books,
                            database,
                            "select a.asset, b.amount from balance b join account a on a.id ="
                                    + " b.account_id where a.name = ? and b.amount <> 0 order by 1",
                            "partner:" + world.partners()[i] + ":" + pocket);
                }
                append(
                        books,
                        database,
                        "select e.period, e.day, e.asset, e.category, s.channel, e.trades,"
                                + " e.volume_usd, e.fees, e.gross, e.rebate from earning e join"
                                + " source s on s.id = e.source_id where s.partner_id = ?::uuid and"
                                + " (e.trades <> 0 or e.rebate <> 0) order by 1, 2, 3, 4, 5, 6, 7, 10",
                        world.partners()[i].toString());
                append(
                        books,
                        database,
                        "select a.period, a.day, a.asset, a.category, s.channel, a.user_id from"
                                + " active_trader a join source s on s.id = a.source_id where"
                                + " s.partner_id = ?::uuid order by 1, 2, 3, 4, 5, 6",
                        world.partners()[i].toString());
            }
            append(
                    books,
                    database,
                    "select t.trade_id, coalesce(a.reason, t.reason), coalesce(a.gross, t.gross),"
                            + " coalesce(a.owner_part, t.owner_part), coalesce(a.rate_ppm, t.rate_ppm)"
                            + " from trade t left join lateral (select * from accrual l where l.period ="
                            + " t.period and l.seq = t.seq order by n desc limit 1) a on true where"
                            + " t.programme = ? order by 1",
                    world.programme());
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
