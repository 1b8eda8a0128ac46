package io.tandem.rebate.feed;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Seeds;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EarningsFeedTest extends RebateTest {

    private long start;

    @BeforeEach
    void skipWhatOthersDid() {
        start = 0;
        changes(null);
    }

    /** What followed since, each with its cause; moves on. */
    private List<Map<String, Object>> changes(String before) {
        List<Map<String, Object>> changes = new ArrayList<>();
        long after = start;
        while (true) {
            JsonPath page = page(after, before);
            List<Map<String, Object>> items = page.getList("items");
            if (items.isEmpty()) {
                start = after;
                return changes;
            }
            for (Map<String, Object> item : items) {
                assertEquals(++after, ((Number) item.get("position")).longValue(), "dense");
                @SuppressWarnings("unchecked")
                List<Map<String, Object>> all = (List<Map<String, Object>>) item.get("changes");
                for (Map<String, Object> change : all) {
                    change.put("cause", item.get("cause"));
                    changes.add(change);
                }
            }
            assertEquals(after, page.getLong("next"));
        }
    }

    private static JsonPath page(long after, String before) {
        var request = as(Tokens.service()).queryParam("after", after).queryParam("limit", 7);
        if (before != null) {
            request.queryParam("before", before);
        }
        return request.get("/v1/feed/earnings").then().statusCode(200).extract().jsonPath();
    }

    private static String told(Map<String, Object> change) {
        return change.get("cause")
                + " "
                + change.get("period")
                + " in "
                + change.get("postedPeriod")
                + " "
                + change.get("delta")
                + " "
                + change.get("asset");
    }

    private static List<String> told(List<Map<String, Object>> changes) {
        return changes.stream().map(EarningsFeedTest::told).toList();
    }

    private Map<String, Object> october(String id) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", "2026-10-20T00:00:00Z");
        return trade;
    }

    private void close(String month) {
        operator()
                .post("/v1/programmes/" + programme + "/periods/" + month + ":close")
                .then()
                .statusCode(200);
    }

    private void reverse(String tradeId, String fraction) {
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "BUST", "text", "test", "fraction", fraction))
                .post("/v1/trades/" + programme + "/" + tradeId + ":reverse")
                .then()
                .statusCode(201);
    }

    @Test
    void tellsOnceAndInOrderWhatChangesAMonthThatIsClosed() {
        publish(plan("2026-01", List.of(tier("0", 0, "0.20"), tier("15000", 1, "0.40"))))
                .then()
                .statusCode(201);
        bind("alice", partner);
        report(october("oct")).then().statusCode(201);
        report(trade("nov", "alice")).then().statusCode(201);
        changes(null);

        close("2026-10");
        report(october("late")).then().statusCode(201);
        report(october("late")).then().statusCode(200);
        reverse("oct", "0.5");

        List<Map<String, Object>> changes = changes(null);
        assertEquals(
                List.of(
                        "RESTATED 2026-11 in 2026-11 3 USDT",
                        "ACCRUED 2026-10 in 2026-11 3 USDT",
                        "REVERSED 2026-10 in 2026-11 -1.5 USDT"),
                told(changes));
        assertTrue(
                changes.stream()
                        .allMatch(change ->
                                partner.toString().equals(change.get("partnerId"))
                                        && programme.equals(change.get("programme"))));
        as(Tokens.operator())
                .get("/v1/journal/" + changes.get(2).get("entryId"))
                .then()
                .statusCode(200);
    }

    @Test
    void leavesOutLaterMonthsAndKeepsTheirPositions() {
        publishFlat("0.20");
        bind("alice", partner);
        changes(null);
        report(List.of(trade("nov", "alice"), october("oct"))).then().statusCode(200);
        report(trade("nov2", "alice")).then().statusCode(201);
        long from = start;

        assertEquals(List.of("ACCRUED 2026-10 in 2026-10 3 USDT"), told(changes("2026-11")));
        assertEquals(2, page(from, "2026-11").getList("items").size());
        assertEquals(3, page(from, null).getList("items.changes.flatten()").size());
    }

    @Test
    void tellsWhatMovesNoMoney() {
        publishFlat("0.20");
        Map<String, Object> binding = binding("alice", partner);
        tell(binding);
        assertEquals(List.of("BOUND 2026-01 in null 0 null"), told(changes(null)));

        Map<String, Object> free = trade("free", "alice");
        free.put("fee", "-0.1");
        report(free).then().statusCode(201);
        report(trade("paid", "alice")).then().statusCode(201);
        assertEquals(
                List.of("ACCRUED 2026-11 in null 0 USDT", "ACCRUED 2026-11 in 2026-11 3 USDT"),
                told(changes(null)));

        binding.put("linkId", UUID.randomUUID());
        binding.put("revision", 2);
        tell(binding);
        assertEquals(
                List.of("BOUND 2026-01 in null 0 null", "RESTATED 2026-11 in null 0 USDT"),
                told(changes(null)));

        report(trade("unbound", "nobody")).then().statusCode(201);
        assertEquals(List.of(), changes(null));
    }

    @Test
    void tellsAdjustments() {
        Map<String, Object> adjustment = new HashMap<>();
        adjustment.put("partnerId", partner);
        adjustment.put("asset", "USDT");
        adjustment.put("amount", "5");
        adjustment.put("against", "EXPENSE");
        adjustment.put("programme", programme);
        adjustment.put("reason", "a promise kept");
        String id =
                operator()
                        .contentType(ContentType.JSON)
                        .body(adjustment)
                        .post("/v1/adjustments")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "not promised"))
                .post("/v1/adjustments/" + id + ":undo")
                .then()
                .statusCode(200);

        assertEquals(
                List.of(
                        "ADJUSTED 2026-11 in 2026-11 5 USDT",
                        "ADJUSTED 2026-11 in 2026-11 -5 USDT"),
                told(changes(null)));
    }

    @Test
    void addsUpToWhatIsEarned() {
        Seeds.forAll(2, this::addsUp);
    }

    private void addsUp(Random random) {
        UUID[] owners = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
        changes(null);
        for (int step = 0; step < 25; step++) {
            step(random, owners, step);
        }

        // A plan that is published anew also restates what the case before this one left.
        Set<Object> mine = Arrays.stream(owners).map(UUID::toString).collect(Collectors.toSet());
        Map<String, BigDecimal> followed = new TreeMap<>();
        for (Map<String, Object> change : changes(null)) {
            if (change.get("asset") != null && mine.contains(change.get("partnerId"))) {
                followed.merge(
                        change.get("partnerId") + " " + change.get("period"),
                        new BigDecimal((String) change.get("delta")),
                        BigDecimal::add);
            }
        }
        followed.values().removeIf(sum -> sum.signum() == 0);
        Map<String, BigDecimal> earned = new TreeMap<>();
        for (UUID owner : owners) {
            List<Map<String, String>> items =
                    as(Tokens.operator())
                            .get(
                                    "/v1/earnings?groupBy=period&from=2026-10&to=2026-11&partner="
                                            + owner)
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("items");
            items.forEach(item ->
                    earned.put(
                            owner + " " + item.get("period"), new BigDecimal(item.get("rebate"))));
        }
        earned.values().removeIf(sum -> sum.signum() == 0);
        assertTrue(!earned.isEmpty());
        assertEquals(plain(earned), plain(followed));
    }

    private void step(Random random, UUID[] owners, int step) {
        String user = "u" + random.nextInt(3) + owners[0];
        switch (random.nextInt(6)) {
            case 0 -> publishFlat("0.1" + random.nextInt(10));
            case 1 -> {
                Map<String, Object> binding = binding(user, owners[random.nextInt(2)]);
                binding.put("id", UUID.nameUUIDFromBytes(user.getBytes()));
                binding.put("coInviterId", owners[2]);
                binding.put("coInviterShare", "0.25");
                binding.put("revision", step + 1);
                tell(binding);
            }
            default -> {
                List<Map<String, Object>> trades = new ArrayList<>();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    Map<String, Object> trade = trade("s" + random.nextLong(), user);
                    trade.put("fee", String.valueOf(random.nextInt(50) - 10));
                    trade.put("executedAt", "2026-1" + random.nextInt(2) + "-03T10:00:00Z");
                    trades.add(trade);
                }
                report(trades).then().statusCode(200);
                if (random.nextBoolean() && !"0".equals(trades.getFirst().get("fee"))) {
                    operator()
                            .contentType(ContentType.JSON)
                            .body(Map.of("reason", "BUST", "text", "test"))
                            .post(
                                    "/v1/trades/"
                                            + programme
                                            + "/"
                                            + trades.getFirst().get("tradeId")
                                            + ":reverse");
                }
            }
        }
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        Map<String, String> plain = new TreeMap<>();
        sums.forEach((key, sum) -> plain.put(key, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }

    @Test
    void isForServicesAndOperatorsAlone() {
        as(Tokens.partner(partner)).get("/v1/feed/earnings").then().spec(problem(403, "forbidden"));
        as(Tokens.operator()).get("/v1/feed/earnings?limit=1").then().statusCode(200);
        as(Tokens.service()).get("/v1/feed/earnings?before=soon").then().spec(violation("before"));
        as(Tokens.service()).get("/v1/feed/earnings?after=-1").then().spec(violation("after"));
    }
}
