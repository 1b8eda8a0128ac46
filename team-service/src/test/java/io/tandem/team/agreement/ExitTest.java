package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExitTest extends TeamServiceTest {

    private static final Map<String, Object> EXIT =
            Map.of(
                    "removalQuorum",
                    "0.5",
                    "facts",
                    List.of("CLOSED"),
                    "tail",
                    Map.of(
                            "periods",
                            2,
                            "share",
                            "0.5",
                            "decay",
                            "0.5",
                            "after",
                            List.of("LEFT", "CLOSED")),
                    "rejoinAfterDays",
                    90);

    private static Map<String, Object> equalTerms(Crew crew) {
        Map<String, Object> terms = crew.terms("exit", EXIT);
        terms.put("split", Map.of("rule", "equal"));
        return terms;
    }

    @Test
    void whoLeavesFadesOutAndTheOthersGoOn() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(equalTerms(crew));
        crew.members().forEach(each -> rebate.earns(each.id(), "60", "1"));
        Member leaving = crew.member(2);

        leaves(leaving, agreement)
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("exits", hasSize(1))
                .body("exits[0].kind", equalTo("LEFT"))
                .body("exits[0].partnerId", equalTo(leaving.id().toString()))
                .body("exits[0].lastPeriod", equalTo("2026-12"));
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        // A member in full, half a one, a quarter of one, none: 60 · f pooled, 1 · f of weight.
        assertEquals(List.of("180", "60"), pool(crew, "2026-12", leaving));
        assertEquals(List.of("150", "30"), pool(crew, "2027-01", leaving));
        assertEquals(List.of("135", "15"), pool(crew, "2027-02", leaving));
        UUID after = crew.settles("2027-03");
        crew.lead()
                .get("/v1/settlements/" + after)
                .body("assets[0].pool", equalTo("120"))
                .body("contributions", hasSize(2));
    }

    @Test
    void whoLeavesBeforeTheFirstPeriodHasNoTailInIt() {
        Crew crew = Crew.of(3);
        Map<String, Object> terms = equalTerms(crew);
        terms.put("effectiveFrom", "2027-01");
        UUID agreement = crew.active(terms);
        crew.members().forEach(each -> rebate.earns(each.id(), "60", "1"));
        Member leaving = crew.member(2);
        leaves(leaving, agreement).statusCode(200).body("exits[0].lastPeriod", equalTo("2026-12"));
        Crew other = Crew.of(List.of(Member.any(), leaving));
        other.active(other.terms("effectiveFrom", "2027-01"));
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        crew.lead()
                .get("/v1/settlements/" + crew.settles("2027-01"))
                .body("assets[0].pool", equalTo("120"))
                .body("contributions", hasSize(2));
    }

    /** The pool, and the member's part of it. */
    private static List<String> pool(Crew crew, String period, Member member) {
        ValidatableResponse settlement =
                crew.lead().get("/v1/settlements/" + crew.settles(period)).statusCode(200);
        return List.of(
                settlement.extract().path("assets[0].pool"),
                settlement
                        .extract()
                        .path(
                                "assets[0].parts.find { it.partnerId == '%s' }.part",
                                member.id().toString()));
    }

    @Test
    void aFormerMemberKeepsTheProofsOfItsOwnEntriesAndNothingElse() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(crew.terms("exit", Map.of()));
        Member leaving = crew.member(1);
        leaves(leaving, agreement).statusCode(200);
        clock.set(Instant.parse("2027-03-02T00:00:00Z"));
        leaving.post("/v1/teams/" + crew.team() + ":leave").statusCode(200);
        UUID own = crew.settles("2026-12");
        UUID others = crew.settles("2027-01");
        Map<String, Object> terms =
                crew.terms(
                        "members",
                        List.of(Map.of("partnerId", crew.lead().id(), "pooledShare", "1")));
        terms.put("effectiveFrom", "2027-03");
        UUID draft = crew.lead().drafts(crew.team(), terms);

        leaving.get("/v1/settlements/" + own).statusCode(200);
        leaving.get("/v1/agreements/" + agreement).statusCode(200);
        leaving.get("/v1/agreements/" + agreement + "/document.md").statusCode(200);
        leaving.get("/v1/settlements/" + others).spec(problem(404, "not-found"));
        leaving.get("/v1/teams/" + crew.team() + "/settlements")
                .body("items.id", equalTo(List.of(own.toString())));
        leaving.get("/v1/agreements/" + draft).spec(problem(404, "not-found"));
        leaving.get("/v1/teams/" + crew.team() + "/memberships").spec(problem(404, "not-found"));
        leaving.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
    }

    @Test
    void theOthersRemoveAMemberOnlyByAsManyVotesAsAgreed() {
        Crew crew = Crew.of(5);
        UUID agreement = crew.active(equalTerms(crew));
        Member removed = crew.member(4);

        votes(crew.lead(), agreement, removed).statusCode(200).body("exits", hasSize(0));
        votes(crew.lead(), agreement, removed).statusCode(200).body("exits", hasSize(0));
        votes(crew.member(1), agreement, removed)
                .statusCode(200)
                .body("exits[0].kind", equalTo("REMOVED"))
                .body("exits[0].cause", equalTo("brand bidding"))
                .body("exits[0].declaredBy", equalTo(crew.member(1).id().toString()))
                .body("exits[0].lastPeriod", equalTo("2026-11"));

        removed.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        removed.get("/v1/agreements/" + agreement + "/removal-votes")
                .body("items", hasSize(2))
                .body("items[0].cause", equalTo("brand bidding"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/memberships")
                .body(
                        "items.find { it.partnerId == '%s' }.leftAt".formatted(removed.id()),
                        equalTo("2026-11-15T12:00:00Z"));
        votes(removed, agreement, crew.lead()).spec(problem(409, "already-exited"));
        removed.post("/v1/agreements/" + agreement + ":terminate")
                .spec(problem(409, "already-exited"));
    }

    @Test
    void nobodyVotesOnItselfOrOnAStranger() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(equalTerms(crew));

        votes(crew.lead(), agreement, crew.lead()).spec(violation("partnerId"));
        votes(crew.lead(), agreement, Member.any()).spec(violation("partnerId"));
        votes(Member.any(), agreement, crew.lead()).spec(problem(404, "not-found"));
    }

    @Test
    void anOperatorPutsOnlyAgreedFactsOnRecord() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(equalTerms(crew));

        declares(agreement, crew.member(1), "BANNED").spec(problem(409, "exit-not-agreed"));
        declares(agreement, crew.member(1), "REMOVED").spec(problem(409, "exit-not-agreed"));
        declares(agreement, crew.member(1), "CLOSED")
                .statusCode(200)
                .body("exits[0].declaredBy", nullValue());
        declares(agreement, crew.member(1), "CLOSED").spec(problem(409, "already-exited"));
        crew.lead()
                .post(
                        "/v1/agreements/" + agreement + "/exits",
                        Map.of("partnerId", crew.member(2).id(), "kind", "CLOSED", "cause", "x"))
                .spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNothingWasAgreedUponNobodyLeavesAlone(boolean someTerms) {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(someTerms ? crew.terms("exit", Map.of()) : crew.terms());

        votes(crew.lead(), agreement, crew.member(1)).spec(problem(409, "exit-not-agreed"));
        declares(agreement, crew.member(1), "CLOSED").spec(problem(409, "exit-not-agreed"));
        if (!someTerms) {
            leaves(crew.member(1), agreement).spec(problem(409, "exit-not-agreed"));
        }
        crew.lead().get("/v1/agreements/" + agreement).body("exits", hasSize(0));
    }

    @Test
    void theLastMemberTerminatesInstead() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(equalTerms(crew));
        leaves(crew.member(1), agreement).statusCode(200);

        leaves(crew.lead(), agreement).spec(problem(409, "last-member"));
        leaves(crew.member(1), agreement).spec(problem(409, "already-exited"));
        declares(agreement, crew.lead(), "CLOSED").spec(problem(409, "last-member"));
    }

    @Test
    void ofTwoWhoLeaveAtOnceOneStays() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(equalTerms(crew));

        List<Integer> statuses =
                crew.members().parallelStream()
                        .map(each -> leaves(each, agreement).extract().statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(200, 409), statuses);
    }

    @Test
    void aFormerMemberComesBackAfterItHasCooledOff() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(equalTerms(crew));
        declares(agreement, crew.member(1), "CLOSED").statusCode(200);
        String path = "/v1/teams/" + crew.team() + "/invitations";
        Map<String, Object> invitation = Map.of("partnerId", crew.member(1).id());
        clock.set(Instant.parse("2027-02-28T23:59:59Z"));

        crew.lead()
                .post(path, invitation)
                .spec(problem(409, "rejoin-too-early"))
                .body("from", equalTo("2027-03-01T00:00:00Z"));
        clock.set(Instant.parse("2027-03-01T00:00:00Z"));
        crew.lead().post(path, invitation).statusCode(201);
    }

    @Test
    void whatAFormerMemberEarnsIsPooledElsewhereWhenTheTailIsOver() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(equalTerms(crew));
        leaves(crew.member(1), agreement).statusCode(200);
        Crew other = Crew.of(List.of(Member.any(), crew.member(1)));

        UUID early = other.lead().drafts(other.team(), other.terms("effectiveFrom", "2027-02"));
        other.lead()
                .post("/v1/agreements/" + early + ":propose")
                .spec(problem(409, "scopes-overlap"));
        other.active(other.terms("effectiveFrom", "2027-03"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"removalQuorum\":\"0\"}",
                "{\"removalQuorum\":\"1.1\"}",
                "{\"facts\":[\"LEFT\"]}",
                "{\"facts\":[\"CLOSED\",\"CLOSED\"]}",
                "{\"tail\":{\"periods\":0,\"share\":\"1\",\"decay\":\"0\",\"after\":[\"LEFT\"]}}",
                "{\"tail\":{\"periods\":1,\"share\":\"1\",\"decay\":\"0\",\"after\":[]}}",
                "{\"rejoinAfterDays\":-1}",
                "{\"links\":\"TAKE\"}",
                "{\"surprise\":1}"
            })
    void refusesTermsThatAreNone(String exit) {
        Crew crew = Crew.of(1);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", crew.terms("exit", new JsonObject(exit).getMap())))
                .spec(problem(400, "invalid-request"));
    }

    private static ValidatableResponse leaves(Member member, UUID agreement) {
        return member.request()
                .urlEncodingEnabled(false)
                .body(Map.of("cause", "I go my own way."))
                .post("/v1/agreements/" + agreement + ":leave")
                .then();
    }

    private static ValidatableResponse votes(Member voter, UUID agreement, Member concerned) {
        return voter.post(
                "/v1/agreements/" + agreement + "/removal-votes",
                Map.of("partnerId", concerned.id(), "cause", "brand bidding"));
    }

    private static ValidatableResponse declares(UUID agreement, Member concerned, String kind) {
        return Member.operator()
                .body(Map.of("partnerId", concerned.id(), "kind", kind, "cause", "case 12"))
                .post("/v1/agreements/" + agreement + "/exits")
                .then();
    }
}
