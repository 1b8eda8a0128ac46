package io.tandem.team.roster;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeadTest extends TeamServiceTest {

    @Test
    void aLeadWhoLeavesIsSucceededByWhomItNamed() {
        Crew crew = Crew.of(3);
        names(crew, crew.member(2))
                .statusCode(200)
                .body("successorId", equalTo(crew.member(2).id().toString()));

        leaves(crew, crew.lead()).statusCode(200);

        isLed(crew.member(1), crew, crew.member(2), "NAMED").body("successorId", nullValue());
        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/invitations",
                        Map.of("partnerId", UUID.randomUUID()))
                .spec(problem(404, "not-found"));
        crew.member(2).invites(crew.team(), Member.any());
    }

    @Test
    void elseByWhomMoreThanHalfWant() {
        Crew crew = Crew.of(4);
        votes(crew, crew.member(1), crew.member(3)).statusCode(200);
        votes(crew, crew.member(2), crew.member(1)).statusCode(200);
        votes(crew, crew.member(2), crew.member(3))
                .statusCode(200)
                .body("leadId", equalTo(crew.lead().id().toString()));

        leaves(crew, crew.lead()).statusCode(200);

        isLed(crew.member(1), crew, crew.member(3), "ELECTED");
    }

    @Test
    void elseByTheLongestStandingUntilTheMembersElect() {
        Crew crew = Crew.of(4);
        names(crew, crew.member(3)).statusCode(200);
        leaves(crew, crew.member(3)).statusCode(200);

        leaves(crew, crew.lead()).statusCode(200);

        isLed(crew.member(1), crew, crew.member(1), "LONGEST_STANDING");
        votes(crew, crew.member(2), crew.member(2)).body("leadBy", equalTo("LONGEST_STANDING"));
        votes(crew, crew.member(1), crew.member(2)).body("leadBy", equalTo("ELECTED"));
        isLed(crew.member(1), crew, crew.member(2), "ELECTED");
        votes(crew, crew.member(2), crew.member(1)).statusCode(200);
        votes(crew, crew.member(1), crew.member(1))
                .body("leadId", equalTo(crew.member(2).id().toString()));
        crew.member(1)
                .get("/v1/teams/" + crew.team() + "/lead-votes")
                .body("items", hasSize(2))
                .body("items.candidateId", equalTo(ids(crew.member(1), crew.member(1))));
    }

    @Test
    void aLeadHandsOverAndIsAMemberLikeOthers() {
        Crew crew = Crew.of(2);

        handsOver(crew, crew.lead(), crew.member(1)).statusCode(200);

        isLed(crew.lead(), crew, crew.member(1), "HANDED_OVER");
        handsOver(crew, crew.lead(), crew.lead()).spec(problem(403, "forbidden"));
        names(crew, crew.member(1)).spec(problem(403, "forbidden"));
        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2026-10"))
                .spec(problem(403, "forbidden"));
    }

    @Test
    void onlyMembersLeadAndVote() {
        Crew crew = Crew.of(2);
        Member stranger = Member.any();

        handsOver(crew, crew.lead(), stranger).spec(violation("partnerId"));
        handsOver(crew, crew.lead(), crew.lead()).spec(violation("partnerId"));
        names(crew, stranger).spec(violation("partnerId"));
        votes(crew, crew.lead(), stranger).spec(violation("candidateId"));
        votes(crew, stranger, crew.lead()).spec(problem(404, "not-found"));
        handsOver(crew, stranger, crew.lead()).spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/lead-votes").spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/history").spec(problem(404, "not-found"));
    }

    @Test
    void aNameIsTakenBack() {
        Crew crew = Crew.of(3);
        names(crew, crew.member(2)).statusCode(200);
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("partnerId", null);

        crew.lead()
                .request()
                .urlEncodingEnabled(false)
                .body(new JsonObject(nobody).encode())
                .post("/v1/teams/" + crew.team() + ":name-successor")
                .then()
                .statusCode(200)
                .body("successorId", nullValue());

        leaves(crew, crew.lead()).statusCode(200);
        isLed(crew.member(1), crew, crew.member(1), "LONGEST_STANDING");
    }

    @Test
    void aRemovedLeadIsSucceededAtOnce() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(crew.terms("exit", Map.of("removalQuorum", "1")));
        UUID draft = crew.lead().drafts(crew.team(), crew.terms("text", "Mine."));

        for (Member voter : crew.members().subList(1, 3)) {
            voter.post(
                            "/v1/agreements/" + agreement + "/removal-votes",
                            Map.of("partnerId", crew.lead().id(), "cause", "gone quiet"))
                    .statusCode(200);
        }

        isLed(crew.member(2), crew, crew.member(1), "LONGEST_STANDING");
        crew.lead().get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        crew.lead().post("/v1/agreements/" + draft + ":propose").spec(problem(403, "forbidden"));
        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2026-10"))
                .spec(problem(403, "forbidden"));
    }

    @Test
    void theLastOneOutLeavesATeamThatNobodyLeads() {
        Crew crew = Crew.of(1);

        leaves(crew, crew.lead()).statusCode(200).body("leadId", nullValue());

        crew.lead().get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/invitations",
                        Map.of("partnerId", UUID.randomUUID()))
                .spec(problem(404, "not-found"));
    }

    @Test
    void allLeaveAtOnceAndTheTeamIsNeverWithoutALead() {
        Crew crew = Crew.of(5);

        List<Integer> statuses =
                crew.members().subList(0, 4).parallelStream()
                        .map(each -> leaves(crew, each).extract().statusCode())
                        .toList();

        assertEquals(List.of(200, 200, 200, 200), statuses);
        crew.member(4)
                .get("/v1/teams/" + crew.team())
                .body("leadId", equalTo(crew.member(4).id().toString()))
                .body("members", hasSize(1));
    }

    @Test
    void theHistoryTellsWhoDidWhatAndWhen() {
        Crew crew = Crew.of(2);
        clock.advance(Duration.ofHours(1));
        UUID agreement = crew.active();
        clock.advance(Duration.ofHours(1));
        handsOver(crew, crew.lead(), crew.member(1)).statusCode(200);
        clock.advance(Duration.ofHours(1));
        crew.lead().post("/v1/agreements/" + agreement + ":terminate").statusCode(200);
        clock.advance(Duration.ofDays(90));
        leaves(crew, crew.lead()).statusCode(200);
        clock.advance(Duration.ofHours(1));
        crew.member(1).invites(crew.team(), Member.any());

        List<String> whole =
                List.of(
                        "TEAM_FOUNDED",
                        "INVITED",
                        "INVITATION_ACCEPTED",
                        "AGREEMENT_DRAFTED",
                        "AGREEMENT_PROPOSED",
                        "AGREEMENT_SIGNED",
                        "AGREEMENT_SIGNED",
                        "AGREEMENT_ACTIVATED",
                        "LEAD_HANDED_OVER",
                        "AGREEMENT_TERMINATED",
                        "TEAM_LEFT",
                        "INVITED");
        ValidatableResponse history =
                crew.member(1).get("/v1/teams/" + crew.team() + "/history").statusCode(200);
        history.body("items.act", equalTo(whole))
                .body("items[8].at", equalTo("2026-11-15T14:00:00Z"))
                .body("items[8].actorId", equalTo(crew.lead().id().toString()))
                .body("items[8].partnerId", equalTo(crew.member(1).id().toString()))
                .body("items[9].agreementId", equalTo(agreement.toString()))
                .body("items[9].actorId", equalTo(crew.lead().id().toString()));
        String next =
                crew.member(1)
                        .get("/v1/teams/" + crew.team() + "/history?limit=7")
                        .body("items.act", equalTo(whole.subList(0, 7)))
                        .extract()
                        .path("next");
        crew.member(1)
                .get("/v1/teams/" + crew.team() + "/history?limit=7&after=" + next)
                .body("items.act", equalTo(whole.subList(7, 12)));
        // To one who has left, what was until then.
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/history")
                .body("items.act", equalTo(whole.subList(0, 11)));
    }

    private static List<String> ids(Member... members) {
        return Arrays.stream(members).map(member -> member.id().toString()).toList();
    }

    private static ValidatableResponse isLed(Member viewer, Crew crew, Member lead, String way) {
        return viewer.get("/v1/teams/" + crew.team())
                .statusCode(200)
                .body("leadId", equalTo(lead.id().toString()))
                .body("leadBy", equalTo(way));
    }

    private static ValidatableResponse leaves(Crew crew, Member member) {
        return member.post("/v1/teams/" + crew.team() + ":leave");
    }

    private static ValidatableResponse handsOver(Crew crew, Member from, Member to) {
        return acts(from, crew, ":hand-over", to);
    }

    private static ValidatableResponse names(Crew crew, Member successor) {
        return acts(crew.lead(), crew, ":name-successor", successor);
    }

    private static ValidatableResponse acts(Member actor, Crew crew, String act, Member on) {
        return actor.request()
                .urlEncodingEnabled(false)
                .body(Map.of("partnerId", on.id()))
                .post("/v1/teams/" + crew.team() + act)
                .then();
    }

    private static ValidatableResponse votes(Crew crew, Member voter, Member candidate) {
        return voter.post(
                "/v1/teams/" + crew.team() + "/lead-votes", Map.of("candidateId", candidate.id()));
    }
}
