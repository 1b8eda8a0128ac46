package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of which part of a period a settlement asks what its members earned. */
@QuarkusTest
class ProrationTest extends TeamServiceTest {

    private static Map<String, Object> prorated(Crew crew) {
        Map<String, Object> terms = crew.terms("proration", "BY_EVENT_TIME");
        terms.put("effectiveFrom", "2026-11");
        terms.put("exit", Map.of("facts", List.of("CLOSED")));
        return terms;
    }

    /** What a settlement of the period asked of a member: from when and until when. */
    private String asked(Crew crew, String period, Member member) {
        rebate.queries().clear();
        crew.settles(period);
        List<String> bounds = new ArrayList<>();
        for (JsonObject query : rebate.queries()) {
            for (Object each : query.getJsonArray("members")) {
                JsonObject of = (JsonObject) each;
                if (of.getString("partnerId").equals(member.id().toString())) {
                    bounds.add(of.getString("from") + "/" + of.getString("to"));
                }
            }
        }
        return String.join(" ", bounds);
    }

    @Test
    void aMemberCountsFromTheLastSignatureUntilItsNoticeRunsOut() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(prorated(crew));
        clock.advance(Duration.ofHours(2));
        crew.member(1)
                .request()
                .urlEncodingEnabled(false)
                .body(Map.of("cause", "I go my own way."))
                .post("/v1/agreements/" + agreement + ":leave")
                .then()
                .statusCode(200);
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));

        assertEquals("2026-11-15T12:00:00Z/null", asked(crew, "2026-11", crew.member(1)));
        assertEquals("null/2026-12-15T14:00:00Z", asked(crew, "2026-12", crew.member(1)));
        assertEquals("", asked(crew, "2027-01", crew.member(1)));
    }

    @Test
    void aFactEndsItInTheMomentInWhichItIsPutOnRecord() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(prorated(crew));
        clock.advance(Duration.ofMinutes(1));
        Member.operator()
                .body(Map.of("partnerId", crew.member(1).id(), "kind", "CLOSED", "cause", "1"))
                .post("/v1/agreements/" + agreement + "/exits")
                .then()
                .statusCode(200);
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));

        assertEquals(
                "2026-11-15T12:00:00Z/2026-11-15T12:01:00Z",
                asked(crew, "2026-11", crew.member(1)));
    }

    @Test
    void anAmendmentCutsOnlyWhomTheVersionBeforeDidNotBind() {
        Crew two = Crew.of(2);
        UUID first = two.active(prorated(two));
        Member third = Member.any();
        third.joins(two.team(), two.lead());
        Crew three = new Crew(two.team(), List.of(two.lead(), two.member(1), third));
        clock.set(Instant.parse("2026-12-10T09:00:00Z"));
        Map<String, Object> amended = prorated(three);
        amended.put("effectiveFrom", "2026-12");
        amended.put("predecessor", two.lead().digest(first));
        three.active(amended);
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));

        assertEquals("null/null", asked(three, "2026-12", three.member(1)));
        assertEquals("", asked(two, "2026-11", third));
        assertEquals("null/null", asked(three, "2027-01", third));
    }

    @Test
    void aNewcomerByAmendmentCountsFromItsLastSignature() {
        Crew two = Crew.of(2);
        UUID first = two.active(prorated(two));
        Member third = Member.any();
        third.joins(two.team(), two.lead());
        Crew three = new Crew(two.team(), List.of(two.lead(), two.member(1), third));
        clock.set(Instant.parse("2026-12-10T09:00:00Z"));
        Map<String, Object> amended = prorated(three);
        amended.put("effectiveFrom", "2026-12");
        amended.put("predecessor", two.lead().digest(first));
        UUID second = three.active(amended);
        clock.advance(Duration.ofHours(1));
        third.post("/v1/agreements/" + second + ":terminate").statusCode(200);
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));

        assertEquals("2026-12-10T09:00:00Z/null", asked(three, "2026-12", third));
        assertEquals("null/2027-01-09T10:00:00Z", asked(three, "2027-01", third));
    }

    @Test
    void aPartOfADayIsNotToldOfAMonthWhoseTradesHaveBeenPutAway() {
        Crew crew = Crew.of(2);
        crew.active(prorated(crew));
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));
        String path = "/v1/teams/" + crew.team();
        rebate.trades().putAway("2026-11");
        rebate.trades().putAway("2026-12");

        putAway(crew.lead().post(path + "/settlements", Map.of("period", "2026-11")));
        for (String kind : List.of("", ".csv", ".xlsx")) {
            putAway(crew.lead().get(path + "/performance" + kind + "?from=2026-11&to=2026-12"));
        }

        crew.lead().get(path + "/performance?from=2026-12&to=2026-12").statusCode(200);
        crew.settles("2026-12");
    }

    private static void putAway(ValidatableResponse response) {
        response.spec(problem(409, "month-put-away")).body("months", equalTo(List.of("2026-11")));
    }

    @Test
    void withoutTheTermPeriodsCountWhole() {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = prorated(crew);
        terms.remove("proration");
        crew.active(terms);
        clock.set(Instant.parse("2027-02-02T00:00:00Z"));

        assertEquals("null/null", asked(crew, "2026-11", crew.member(1)));
    }
}
