package io.tandem.rebate.trade;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.rebate.PutAway;
import io.tandem.rebate.RebateTest;
import io.tandem.rebate.accrual.RestatementDriver;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was fixed is answered whole without a month's rows; what needs them says so. */
@QuarkusTest
class PutAwayMonthsTest extends RebateTest {

    private static final int MARCH = 202603;
    private static final String NOON = "2026-03-03T12:00:00Z";

    @Inject RestatementDriver restatements;

    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void trade() {
        publishFlat("0.30");
        bind("alice", partner);
        bind("bob", other);
        report(List.of(on("m1", "alice", "2026-03-03"), on("m2", "alice", "2026-03-04")))
                .then()
                .statusCode(200);
        report(List.of(on("a1", "alice", "2026-04-03"), on("a2", "bob", "2026-04-03")))
                .then()
                .statusCode(200);
    }

    @AfterEach
    void attach() {
        PutAway.attach(MARCH);
        assertEquals(true, integrity().getBoolean("balanced"));
    }

    private static void detach(String tables) {
        PutAway.detach(MARCH, "both".equals(tables) ? PutAway.BOTH : List.of(tables));
    }

    private Map<String, Object> on(String tradeId, String user, String day) {
        Map<String, Object> trade = trade(tradeId, user);
        trade.put("executedAt", day + "T10:00:00Z");
        return trade;
    }

    private Response close(String month) {
        return operator().post("/v1/programmes/" + programme + "/periods/" + month + ":close");
    }

    private void closed(String... months) {
        for (String month : months) {
            close(month).then().statusCode(200);
        }
    }

    private Response statement(UUID owner, String what) {
        return as(Tokens.partner(owner))
                .get("/v1/partners/" + owner + "/statements/" + programme + "/" + what);
    }

    private byte[] there(UUID owner, String what) {
        return statement(owner, what).then().statusCode(200).extract().asByteArray();
    }

    private void away(Response response, String month) {
        response.then()
                .spec(problem(409, "month-put-away"))
                .body("months", equalTo(List.of(month)));
    }

    private Response recompute(String month, UUID owner) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("programme", programme);
        asked.put("period", month);
        asked.put("partnerId", owner);
        return post(asked, "/v1/recomputations");
    }

    private static Response post(Map<String, Object> body, String path) {
        return as(Tokens.operator()).contentType(ContentType.JSON).body(body).post(path);
    }

    private Response contributions(String from, String to) {
        Map<String, Object> member = new HashMap<>();
        member.put("partnerId", partner);
        member.put("from", from);
        member.put("to", to);
        return post(
                Map.of(
                        "period",
                        "2026-03",
                        "programmes",
                        List.of(programme),
                        "members",
                        List.of(member)),
                "/v1/earnings:contributions");
    }

    private Response earnedTrades() {
        return post(
                Map.of(
                        "period",
                        "2026-03",
                        "programmes",
                        List.of(programme),
                        "member",
                        Map.of("partnerId", partner)),
                "/v1/earnings:trades");
    }

    private Response reverse(String tradeId) {
        return operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "FRAUD", "text", "found out late"))
                .post("/v1/trades/" + programme + "/" + tradeId + ":reverse");
    }

    private void rebated(Response contributions, String amount) {
        contributions.then().statusCode(200).body("items[0].rebates[0].amount", equalTo(amount));
    }

    @Test
    void answersWholeWhatWasFixed() {
        closed("2026-03");
        byte[] json = there(partner, "2026-03");
        byte[] balances = there(partner, "2026-03.balances.csv");
        PutAway.detach(MARCH);

        assertArrayEquals(json, there(partner, "2026-03"));
        assertArrayEquals(balances, there(partner, "2026-03.balances.csv"));
        assertFalse(there(partner, "2026-03.pdf").length == 0);
        rebated(contributions(null, null), "9");
        rebated(contributions("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"), "4.5");
        as(Tokens.partner(partner))
                .get("/v1/earnings?from=2026-03&to=2026-03")
                .then()
                .body("items", hasSize(1), "items[0].rebate", equalTo("9"));
        assertEquals(new BigDecimal("13.5"), available(partner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "trade", "accrual"})
    void refusesWhatNeedsItsRowsHoweverMuchOfItIsAway(String tables) {
        closed("2026-03");
        byte[] csv = there(partner, "2026-03.csv");
        byte[] proof = there(partner, "2026-03/proof/m1");
        detach(tables);

        away(statement(partner, "2026-03.csv"), "2026-03");
        away(statement(partner, "2026-03.xlsx"), "2026-03");
        away(statement(partner, "2026-03/proof/m1"), "2026-03");
        away(recompute("2026-03", null), "2026-03");
        away(recompute("2026-03", partner), "2026-03");
        away(earnedTrades(), "2026-03");
        away(contributions(NOON, null), "2026-03");
        away(as(Tokens.operator()).get("/v1/trades/" + programme + "/m1"), "2026-03");
        away(reverse("m1"), "2026-03");
        assertEquals(true, integrity().getBoolean("balanced"));

        PutAway.attach(MARCH);
        assertArrayEquals(csv, there(partner, "2026-03.csv"));
        assertArrayEquals(proof, there(partner, "2026-03/proof/m1"));
        recompute("2026-03", null).then().body("identical", equalTo(true), "leaves", equalTo(2));
        earnedTrades().then().body("items", hasSize(2));
        rebated(contributions(NOON, null), "4.5");
        assertEquals("4.5", explain("m1").getString("accrual.gross"));
        reverse("m1").then().statusCode(201);
    }

    @Test
    void refusesTheStatementThatALateTradeOfItIsIn() {
        closed("2026-03");
        report(on("m3", "alice", "2026-03-05")).then().statusCode(201);
        closed("2026-04");
        PutAway.detach(MARCH);

        away(statement(partner, "2026-04.csv"), "2026-03");
        away(statement(partner, "2026-04/proof/m3"), "2026-03");
        away(recompute("2026-04", partner), "2026-03");
        away(recompute("2026-04", null), "2026-03");
        there(partner, "2026-04/proof/a1");
        there(other, "2026-04.csv");
        recompute("2026-04", other).then().statusCode(200).body("identical", equalTo(true));
    }

    @Test
    void closesNoMonthWhoseBooksAreNotHere() {
        PutAway.detach(MARCH);

        close("2026-04")
                .then()
                .spec(problem(409, "period-out-of-order"))
                .body("expected", equalTo("2026-03"));
        away(close("2026-03"), "2026-03");
        as(Tokens.operator())
                .get("/v1/programmes/" + programme + "/periods")
                .then()
                .body("items", hasSize(0));

        PutAway.attach(MARCH);
        closed("2026-03", "2026-04");
        recompute("2026-03", null).then().body("identical", equalTo(true), "leaves", equalTo(2));
    }

    @Test
    void closesNoMonthThatTookInALateTradeOfIt() {
        closed("2026-03");
        PutAway.detach(MARCH);
        PutAway.attach(MARCH);
        report(on("m3", "alice", "2026-03-05")).then().statusCode(201);
        closesAprilOnlyWithMarch(3);
    }

    /** It has no posting by which the journal could tell of it, and is a leaf all the same. */
    @Test
    void closesNoMonthThatTookInALateTradeOfItThatEarnedNothing() {
        closed("2026-03");
        report(earningNothing("m3", "alice")).then().statusCode(201);
        closesAprilOnlyWithMarch(3);
    }

    @Test
    void closesNoMonthInWhichATradeOfItWasRatedAnewToNothing() {
        report(earningNothing("c1", "carol")).then().statusCode(201);
        closed("2026-03");
        bind("carol", other);
        closesAprilOnlyWithMarch(3);
    }

    @Test
    void closesAMonthThatTookInALateTradeOfItThatIsNobodys() {
        closed("2026-03");
        report(on("c1", "carol", "2026-03-05")).then().statusCode(201);
        PutAway.detach(MARCH);

        closed("2026-04");

        recompute("2026-04", null).then().body("identical", equalTo(true), "leaves", equalTo(2));
    }

    private void closesAprilOnlyWithMarch(int leaves) {
        PutAway.detach(MARCH);

        away(close("2026-04"), "2026-03");

        PutAway.attach(MARCH);
        closed("2026-04");
        recompute("2026-04", null)
                .then()
                .body("identical", equalTo(true), "leaves", equalTo(leaves));
    }

    private Map<String, Object> earningNothing(String tradeId, String user) {
        Map<String, Object> trade = on(tradeId, user, "2026-03-05");
        trade.put("marketMaker", true);
        return trade;
    }

    @Test
    void closesAMonthThatTookInNothingOfIt() {
        closed("2026-03");
        PutAway.detach(MARCH);

        closed("2026-04");

        recompute("2026-04", null).then().body("identical", equalTo(true), "leaves", equalTo(2));
    }

    /** As after a crash between the close and the fixing. */
    @Test
    void fixesNoStatementsWithoutTheRows() {
        closed("2026-03");
        String root = statement(partner, "2026-03").path("root");
        for (String table : List.of("", "_close", "_leaf", "_run", "_total", "_balance")) {
            PutAway.execute(
                    "delete from statement%s where programme = '%s'".formatted(table, programme));
        }
        PutAway.detach(MARCH);

        away(recompute("2026-03", null), "2026-03");
        statement(partner, "2026-03").then().spec(problem(404, "not-found"));

        PutAway.attach(MARCH);
        recompute("2026-03", null).then().body("identical", equalTo(true));
        assertEquals(root, statement(partner, "2026-03").path("root"));
    }

    @Test
    void takesInNoPlanForItsTrades() {
        PutAway.detach(MARCH);

        away(publish(plan("2026-03", List.of(tier("0", 0, "0.40")))), "2026-03");
        as(Tokens.operator())
                .get("/v1/plans?programme=" + programme)
                .then()
                .body("items", hasSize(1));
        publish(plan("2026-04", List.of(tier("0", 0, "0.40")))).then().statusCode(201);
        assertEquals("6", explain("a1").getString("accrual.gross"));

        PutAway.attach(MARCH);
        publish(plan("2026-03", List.of(tier("0", 0, "0.50")))).then().statusCode(201);
        assertEquals("7.5", explain("m1").getString("accrual.gross"));
    }

    /** As when it is put away between a plan and the end of its run. */
    @Test
    void waitsForItToRateItsTradesAnew() {
        PutAway.execute(
                """
                insert into restatement_run (id, programme, from_period, cause, cursor_period,
                    cursor_seq, requested_at)
                values ('%s', '%s', 202603, 'PLAN', 202603, -1, now())
                """
                        .formatted(UUID.randomUUID(), programme));
        PutAway.detach(MARCH);

        away(close("2026-03"), "2026-03");
        assertEquals(1, unfinished());

        PutAway.attach(MARCH);
        restatements.run();
        assertEquals(0, unfinished());
        closed("2026-03");
    }

    private long unfinished() {
        return PutAway.count(
                "select count(*) from restatement_run where finished_at is null and programme = '"
                        + programme
                        + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "trade", "accrual"})
    void ratesItsTradesByWhatWasBoundMeanwhileWhenItIsAttachedAgain(String tables) {
        report(on("c1", "carol", "2026-03-05")).then().statusCode(201);
        detach(tables);
        bind("carol", partner);
        restatements.run();
        assertEquals(new BigDecimal("13.5"), available(partner));

        PutAway.attach(MARCH);
        close("2026-03").then().statusCode(200);

        assertEquals("4.5", explain("c1").getString("accrual.gross"));
        assertEquals(new BigDecimal("18"), available(partner));
        recompute("2026-03", null).then().body("identical", equalTo(true), "leaves", equalTo(3));
        assertEquals(0, owed());
    }

    @Test
    void owesNothingToItForWhoWasBoundLater() {
        PutAway.detach(MARCH);
        Map<String, Object> later = binding("dave", partner);
        later.put("from", "2026-04-01T00:00:00Z");

        tell(later);

        assertEquals(0, owed());
    }

    private long owed() {
        return PutAway.count(
                "select count(*) from restatement_owed where programme = '" + programme + "'");
    }
}
