package io.tandem.rebate.earnings;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contributions open into exactly the trades that made them. */
@QuarkusTest
class EarnedTradesTest extends RebateTest {

    private final UUID coInviter = UUID.randomUUID();
    private final UUID sharedLink = UUID.randomUUID();

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        Map<String, Object> alice = binding("alice", partner);
        alice.put("campaign", "autumn");
        tell(alice);
        Map<String, Object> bob = binding("bob", partner);
        bob.put("linkId", sharedLink);
        bob.put("coInviterId", coInviter);
        bob.put("coInviterShare", "0.2");
        tell(bob);
        report(
                        List.of(
                                trade("a1", "alice"),
                                trade("b1", "bob"),
                                with("a2", "alice", "executedAt", "2026-11-01T00:00:00Z"),
                                with("b2", "bob", "feeAsset", "BTC"),
                                with("a3", "alice", "executedAt", "2026-10-31T23:59:59Z"),
                                with("b3", "bob", "marketMaker", true),
                                trade("c1", "carol"),
                                with("b4", "bob", "executedAt", "2026-11-14T23:59:59.999999Z")))
                .then()
                .statusCode(200);
    }

    private Map<String, Object> with(String tradeId, String user, String field, Object value) {
        Map<String, Object> trade = trade(tradeId, user);
        trade.put(field, value);
        return trade;
    }

    private Map<String, Object> query(Map<String, Object> member) {
        Map<String, Object> query = new HashMap<>();
        query.put("period", "2026-11");
        query.put("programmes", List.of(programme));
        query.put("member", member);
        return query;
    }

    private static ValidatableResponse ask(
            String token, Map<String, Object> query, int limit, String after) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(query)
                .queryParam("limit", limit)
                .queryParam("after", after == null ? "" : after)
                .post("/v1/earnings:trades")
                .then();
    }

    private record Told(List<String> tradeIds, Map<String, String> sums, JsonPath page) {}

    /** All pages; the trades' sums must be what the answer says in all. */
    private Told all(Map<String, Object> query, int limit) {
        List<String> tradeIds = new ArrayList<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        String after = null;
        JsonPath page;
        do {
            page = ask(Tokens.service(), query, limit, after).statusCode(200).extract().jsonPath();
            for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
                tradeIds.add((String) item.get("tradeId"));
                sums.merge(
                        (String) item.get("asset"),
                        new BigDecimal((String) item.get("rebate")),
                        BigDecimal::add);
            }
            after = page.getString("next");
        } while (after != null);
        sums.values().removeIf(sum -> sum.signum() == 0);
        Map<String, BigDecimal> stated = new HashMap<>();
        page.<Map<String, String>>getList("rebates")
                .forEach(sum -> stated.put(sum.get("asset"), new BigDecimal(sum.get("amount"))));
        assertEquals(plain(stated), plain(sums));
        return new Told(tradeIds, plain(stated), page);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        Map<String, String> plain = new TreeMap<>();
        sums.forEach((asset, sum) -> plain.put(asset, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }

    @Test
    void opensAContributionIntoTheTradesOfItsMonth() {
        Told told = all(query(Map.of("partnerId", partner)), 200);

        assertEquals(List.of("a2", "a1", "b1", "b2", "b3", "b4"), told.tradeIds());
        assertEquals(Map.of("USDT", "16.2", "BTC", "3.6"), told.sums());
        JsonPath page = told.page();
        assertEquals("bob", page.getString("items[2].userId"));
        assertEquals("ACCRUED", page.getString("items[2].accruals[0].kind"));
        assertEquals("0.3", page.getString("items[2].accruals[0].rate"));
        assertEquals(1, page.getInt("items[2].accruals[0].planVersion"));
        assertTrue(page.getInt("items[2].accruals[0].tier") >= 0);
        assertEquals("MARKET_MAKER", page.getString("items[4].accruals[0].reason"));
    }

    @Test
    void pagesMissAndRepeatNothing() {
        Map<String, Object> query = query(Map.of("partnerId", partner));
        List<String> whole = all(query, 200).tradeIds();

        for (int limit = 1; limit <= 3; limit++) {
            assertEquals(whole, all(query, limit).tradeIds());
        }
    }

    @Test
    void staysWithinThePartOfTheMonth() {
        Map<String, Object> part =
                Map.of(
                        "partnerId",
                        partner,
                        "from",
                        "2026-11-03T10:00:00Z",
                        "to",
                        "2026-11-14T23:59:59.999999Z");
        Map<String, Object> rest =
                Map.of("partnerId", partner, "from", "2026-11-14T23:59:59.999999Z");

        Told told = all(query(part), 2);

        assertEquals(List.of("a1", "b1", "b2", "b3"), told.tradeIds());
        assertEquals(Map.of("USDT", "8.1", "BTC", "3.6"), told.sums());
        assertEquals(List.of("b4"), all(query(rest), 2).tradeIds());
    }

    @Test
    void staysWithinTheScope() {
        Map<String, Object> campaign = Map.of("partnerId", partner, "campaigns", List.of("autumn"));
        Map<String, Object> link = Map.of("partnerId", partner, "linkIds", List.of(sharedLink));
        Map<String, Object> inBtc = query(Map.of("partnerId", partner));
        inBtc.put("asset", "BTC");
        Map<String, Object> elsewhere = query(Map.of("partnerId", partner));
        elsewhere.put("programmes", List.of("none"));

        assertEquals(List.of("a2", "a1"), all(query(campaign), 2).tradeIds());
        assertEquals(List.of("b1", "b2", "b3", "b4"), all(query(link), 2).tradeIds());
        assertEquals(List.of("b2"), all(inBtc, 2).tradeIds());
        assertEquals(List.of(), all(elsewhere, 2).tradeIds());
    }

    @Test
    void tellsACoInviterItsPartAndNotTheUser() {
        Told told = all(query(Map.of("partnerId", coInviter)), 200);

        assertEquals(List.of("b1", "b2", "b3", "b4"), told.tradeIds());
        assertEquals(Map.of("USDT", "1.8", "BTC", "0.9"), told.sums());
        assertEquals("CO_INVITER", told.page().getString("items[0].accruals[0].role"));
        assertFalse(told.page().prettify().contains("bob"), told.page().prettify());
    }

    @Test
    void showsWhatWasTakenBack() {
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "FRAUD", "text", "case 12"))
                .post("/v1/trades/" + programme + "/b2:reverse")
                .then()
                .statusCode(201);

        Told told = all(query(Map.of("partnerId", partner)), 200);

        assertEquals(Map.of("USDT", "16.2"), told.sums());
        String accruals = "items.find { it.tradeId == 'b2' }.accruals.";
        assertEquals(
                List.of("ACCRUED", "TAKEN_BACK", "RESTATED"),
                told.page().getList(accruals + "kind"));
        assertEquals("REVERSAL", told.page().getString(accruals + "cause[1]"));
        assertEquals(List.of("3.6", "-3.6", "0"), told.page().getList(accruals + "part"));
    }

    @Test
    void leavesOutWhatWentToAnotherOnlyWhereItComesToNothing() {
        Map<String, Object> first = binding("dave", partner);
        tell(first);
        report(
                        List.of(
                                trade("d1", "dave"),
                                with("d2", "dave", "executedAt", "2026-11-09T10:00:00Z")))
                .then()
                .statusCode(200);
        UUID other = UUID.randomUUID();
        first.put("to", "2026-11-05T00:00:00Z");
        first.put("state", "ENDED");
        first.put("revision", 2);
        tell(first);
        Map<String, Object> second = binding("dave", other);
        second.put("from", "2026-11-05T00:00:00Z");
        tell(second);

        Told was = all(query(Map.of("partnerId", partner)), 2);

        assertEquals("20.7", was.sums().get("USDT"));
        assertEquals(List.of("d2"), all(query(Map.of("partnerId", other)), 2).tradeIds());
        assertEquals("4.5", all(query(Map.of("partnerId", other)), 2).sums().get("USDT"));
    }

    @Test
    void isForTheSuiteAlone() {
        Map<String, Object> query = query(Map.of("partnerId", partner));
        ask(Tokens.partner(partner), query, 1, null).spec(problem(403, "forbidden"));
        ask(Tokens.ingest(), query, 1, null).spec(problem(403, "forbidden"));
        ask(Tokens.service(), query, 1, "bm9uZQ").spec(violation("after"));
        ask(Tokens.service(), query(Map.of()), 1, null).spec(violation("member.partnerId"));
    }
}
