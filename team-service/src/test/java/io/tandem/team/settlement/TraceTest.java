package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.Tokens;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A settlement opens down to the trades, and shows nobody what is another's. */
@QuarkusTest
class TraceTest extends TeamServiceTest {

    private Crew crew;
    private UUID agreement;
    private UUID settlement;

    @BeforeEach
    void settle() {
        crew = Crew.of(3);
        Map<String, Object> terms = crew.terms("programmes", List.of("okx"));
        terms.put(
                "members",
                crew.members().stream()
                        .map(each -> Map.of("partnerId", each.id(), "pooledShare", "0.5"))
                        .toList());
        agreement = crew.active(terms);
        rebate.earns(crew.member(0).id(), "800", "1000");
        rebate.earns(crew.member(1).id(), "200", "500");
        settlement = crew.settles("2025-05");
        rebate.trades().earned(crew.member(0).id(), "t-1", "300", "2025-05-03T10:00:01Z");
        rebate.trades().earned(crew.member(0).id(), "t-2", "100", "2026-11-05T00:00:00Z");
        rebate.trades().earned(crew.member(1).id(), "t-3", "200", "2025-05-03T10:00:01Z");
    }

    private ValidatableResponse trace(Member viewer, String query) {
        return viewer.get("/v1/settlements/" + settlement + "/trace" + query);
    }

    private ValidatableResponse traceAsOperator(String query) {
        return Member.operator().get("/v1/settlements/" + settlement + "/trace" + query).then();
    }

    private String line(int member) {
        return "lines.find { it.partnerId == '%s' }.".formatted(crew.member(member).id());
    }

    @Test
    void opensEachNetLineIntoWhatMadeIt() {
        trace(crew.member(1), "")
                .statusCode(200)
                .body("settlementId", equalTo(settlement.toString()))
                .body("recomputed", equalTo(true))
                .body("lines", hasSize(3))
                .body(line(0) + "rebate", equalTo("800"))
                .body(line(0) + "pooledShare", equalTo("0.5"))
                .body(line(0) + "presence", equalTo("1"))
                .body(line(0) + "contributed", equalTo("400"))
                .body(line(0) + "weight", equalTo("20"))
                .body(line(0) + "weights", equalTo("30"))
                .body(line(0) + "pool", equalTo("500"))
                .body(line(0) + "part", equalTo("333.333333333333333333"))
                .body(line(0) + "net", equalTo("-66.666666666666666667"))
                .body(line(0) + "volumeUsd", equalTo("1000"))
                .body(
                        line(0) + "words",
                        equalTo(
                                List.of(
                                        "Earned 800 USDT; 0.5 of it is pooled: 400 USDT.",
                                        "The pool of 500 USDT gives it by weight 20 of 30"
                                                + " 333.333333333333333333 USDT.",
                                        "What moves is 333.333333333333333333 - 400 ="
                                                + " -66.666666666666666667 USDT.")))
                .body("transfers", hasSize(1))
                .body("agreement.id", equalTo(agreement.toString()))
                .body("agreement.digest", equalTo(crew.lead().digest(agreement)))
                .body("agreement.terms.split.rule", equalTo("proportional"))
                .body("agreement.signatures", hasSize(3));
    }

    @Test
    void saysWhereTheBooksHaveMovedOn() {
        trace(crew.lead(), "").body("books.difference", everyItem(equalTo("0")));
        rebate.earns(crew.member(0).id(), Map.of("USDT", "790", "BTC", "0.1"), "1000");

        trace(crew.lead(), "")
                .body("books", hasSize(6))
                .body(
                        "books.findAll { it.difference != '0' }.collect { it.asset + it.settled"
                                + " + '>' + it.now + '=' + it.difference }",
                        equalTo(List.of("BTC0>0.1=0.1", "USDT800>790=-10")))
                .body(line(0) + "rebate", equalTo("800"));
    }

    @Test
    void goesDownToOnesOwnTradesPageByPage() {
        String link =
                trace(crew.lead(), "?limit=1")
                        .body("trades.partnerId", equalTo(crew.lead().id().toString()))
                        .body("trades.rebates[0].amount", equalTo("400"))
                        .body("trades.items.tradeId", equalTo(List.of("t-1")))
                        .body("trades.items[0].userId", equalTo("user-of-t-1"))
                        .body("trades.items[0].accruals[0].planVersion", equalTo(3))
                        .body("trades.items[0].accruals[0].tier", equalTo(2))
                        .body("trades.items[0].accruals[0].rate", equalTo("0.3"))
                        .body("trades.items[0].accruals[0].sinceSnapshot", equalTo(false))
                        .body("trades.next", equalTo("MQ"))
                        .extract()
                        .header("Link");
        assertEquals(
                "</v1/settlements/" + settlement + "/trace?limit=1&after=MQ>; rel=\"next\"", link);

        trace(crew.lead(), "?limit=1&after=MQ&asset=USDT")
                .body("trades.items.tradeId", equalTo(List.of("t-2")))
                .body("trades.items[0].accruals[0].sinceSnapshot", equalTo(true))
                .body("trades.next", nullValue());

        JsonObject asked = rebate.trades().queries().getLast();
        assertEquals("2025-05", asked.getString("period"));
        assertEquals("okx", asked.getJsonArray("programmes").getString(0));
        assertEquals("MQ", asked.getString("after"));
        assertEquals("USDT", asked.getString("asset"));
    }

    @Test
    void showsNobodyTheTradesOfAColleague() {
        trace(crew.lead(), "?partner=" + crew.member(1).id()).spec(problem(404, "not-found"));
        trace(crew.lead(), "?partner=" + UUID.randomUUID()).spec(problem(404, "not-found"));
        assertEquals(List.of(), rebate.trades().queries());
        trace(crew.member(1), "")
                .body("trades.items.tradeId", equalTo(List.of("t-3")))
                .body("trades.partnerId", equalTo(crew.member(1).id().toString()));
        String whole = trace(crew.member(2), "").extract().asString();
        assertEquals(false, whole.contains("user-of-"), whole);
        trace(Member.any(), "").spec(problem(404, "not-found"));
        Member.as(Tokens.service())
                .get("/v1/settlements/" + settlement + "/trace")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void tellsAnOperatorAnyMembersTradesWhenItAsksForThem() {
        traceAsOperator("").body("trades", nullValue()).body("lines", hasSize(3));
        traceAsOperator("?partner=" + crew.member(1).id())
                .body("trades.items.tradeId", equalTo(List.of("t-3")));
        traceAsOperator("?partner=" + UUID.randomUUID()).spec(problem(404, "not-found"));
    }

    @Test
    void joinerOfTodaySeesAggregatesOfWhatItTookNoPartIn() {
        Member joiner = Member.any();
        joiner.joins(crew.team(), crew.lead());

        trace(joiner, "").statusCode(200).body("trades", nullValue()).body("lines", hasSize(3));
        assertEquals(List.of(), rebate.trades().queries());
    }

    @Test
    void namesWhatIsContestedOfALine() {
        crew.member(2)
                .post(
                        "/v1/settlements/" + settlement + "/disputes",
                        Map.of(
                                "lines",
                                List.of(
                                        Map.of(
                                                "asset",
                                                "USDT",
                                                "partnerId",
                                                crew.lead().id(),
                                                "amount",
                                                "12.5")),
                                "statement",
                                "That was mine."))
                .statusCode(201);

        trace(crew.member(1), "")
                .body(line(0) + "contested", hasSize(1))
                .body(line(0) + "contested[0].contested", equalTo("12.5"))
                .body(line(0) + "contested[0].state", equalTo("AWAITING"))
                .body(line(0) + "contested[0].awarded", nullValue())
                .body(line(0) + "contested[0].claimantId", equalTo(crew.member(2).id().toString()))
                .body(line(1) + "contested", hasSize(0));
    }

    /** However often it is asked: a clear answer is no reason to leave rebate-service alone. */
    @Test
    void saysSoOfAMonthWhoseTradesHaveBeenPutAway() {
        rebate.trades().putAway("2025-05");

        for (int asked = 0; asked < 20; asked++) {
            trace(crew.lead(), "")
                    .spec(problem(409, "month-put-away"))
                    .body("detail", containsString("2025-05"))
                    .body("months", equalTo(List.of("2025-05")));
        }
        traceAsOperator("").statusCode(200).body("lines", hasSize(3));
    }

    @Test
    void refusesWhatItCannotTell() {
        trace(crew.lead(), "?asset=usdt").spec(violation("asset"));
        trace(crew.lead(), "?limit=0").spec(violation("limit"));
        trace(crew.lead(), "?after=!").spec(violation("after"));
        rebate.trades().breaks();
        trace(crew.lead(), "")
                .spec(problem(503, "neighbour-unavailable"))
                .body("detail", not(containsString("500")));
    }
}
