package io.tandem.team.roster;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RosterTest extends TeamServiceTest {

    @Test
    void aPartnerFoundsATeamAndLeadsIt() {
        Member lead = Member.any();

        UUID team = lead.founds("Chain Gang");

        lead.get("/v1/teams/" + team)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Chain Gang"))
                .body("leadId", equalTo(lead.id().toString()))
                .body("members.partnerId", equalTo(List.of(lead.id().toString())));
    }

    @Test
    void whoAcceptsAnInvitationIsOnTheTeam() {
        Crew crew = Crew.of(3);

        crew.member(2)
                .get("/v1/teams/" + crew.team())
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body(
                        "members.partnerId",
                        equalTo(crew.members().stream().map(m -> m.id().toString()).toList()));
    }

    @Test
    void whoDeclinesIsNot() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);

        invited.post("/v1/invitations/" + invitation + ":decline")
                .statusCode(200)
                .body("state", equalTo("DECLINED"))
                .body("decidedAt", notNullValue());

        invited.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
    }

    @Test
    void anInvitedPartnerSeesTheInvitationAndNothingElse() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);

        invited.get("/v1/invitations")
                .statusCode(200)
                .body("items.id", equalTo(List.of(invitation.toString())))
                .body("items[0].state", equalTo("PENDING"));
        invited.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        invited.get("/v1/teams/" + crew.team() + "/invitations").spec(problem(404, "not-found"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/invitations")
                .body("items.id", equalTo(List.of(invitation.toString())));
    }

    @Test
    void membersAreNotInvitedAgain() {
        Crew crew = Crew.of(2);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/invitations",
                        Map.of("partnerId", crew.member(1).id()))
                .spec(problem(409, "already-member"));
    }

    @Test
    void onePendingInvitationIsEnough() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        crew.lead().invites(crew.team(), invited);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/invitations",
                        Map.of("partnerId", invited.id()))
                .spec(problem(409, "already-invited"));
    }

    @Test
    void anInvitationIsDecidedOnce() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);
        invited.post("/v1/invitations/" + invitation + ":decline").statusCode(200);

        invited.post("/v1/invitations/" + invitation + ":accept")
                .spec(problem(409, "invitation-decided"));
    }

    @Test
    void anInvitationAcceptedManyTimesAtOnceMakesOneMember() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);

        List<Integer> statuses =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ ->
                                invited.post("/v1/invitations/" + invitation + ":accept")
                                        .extract()
                                        .statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(200, 409, 409, 409, 409, 409), statuses);
        crew.lead().get("/v1/teams/" + crew.team()).body("members", hasSize(2));
    }

    @Test
    void onlyTheLeadInvites() {
        Crew crew = Crew.of(2);

        crew.member(1)
                .post(
                        "/v1/teams/" + crew.team() + "/invitations",
                        Map.of("partnerId", UUID.randomUUID()))
                .spec(problem(404, "not-found"));
    }

    @Test
    void whoLeavesIsGoneButNotForgotten() {
        Crew crew = Crew.of(2);
        Member leaving = crew.member(1);
        clock.advance(Duration.ofDays(2));

        leaving.post("/v1/teams/" + crew.team() + ":leave").statusCode(200);

        leaving.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        leaving.get("/v1/teams").body("items", hasSize(0));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/memberships")
                .body("items[0].leftAt", nullValue())
                .body("items[1].partnerId", equalTo(leaving.id().toString()))
                .body("items[1].joinedAt", equalTo("2026-11-15T12:00:00Z"))
                .body("items[1].leftAt", equalTo("2026-11-17T12:00:00Z"));
    }

    @Test
    void whoComesBackHasAnotherStay() {
        Crew crew = Crew.of(2);
        Member back = crew.member(1);
        back.post("/v1/teams/" + crew.team() + ":leave").statusCode(200);

        back.joins(crew.team(), crew.lead());

        crew.lead()
                .get("/v1/teams/" + crew.team() + "/memberships")
                .body("items", hasSize(3))
                .body("items[2].leftAt", nullValue());
    }

    @Test
    void theLeadWithdrawsAnInvitation() {
        Crew crew = Crew.of(2);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);
        String withdraw = "/v1/invitations/" + invitation + ":withdraw";

        crew.member(1).post(withdraw).spec(problem(404, "not-found"));
        invited.post(withdraw).spec(problem(404, "not-found"));
        crew.lead().post(withdraw).statusCode(200).body("state", equalTo("WITHDRAWN"));

        invited.post("/v1/invitations/" + invitation + ":accept")
                .spec(problem(409, "invitation-decided"));
        crew.lead().post(withdraw).spec(problem(409, "invitation-decided"));
        crew.lead().invites(crew.team(), invited);
    }

    @Test
    void anInvitationExpiresByItself() {
        Crew crew = Crew.of(1);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);
        clock.advance(Duration.ofDays(30));

        invited.post("/v1/invitations/" + invitation + ":accept")
                .spec(problem(409, "invitation-decided"));
        invited.get("/v1/invitations")
                .body("items[0].state", equalTo("EXPIRED"))
                .body("items[0].expiresAt", equalTo("2026-12-15T12:00:00Z"))
                .body("items[0].decidedAt", equalTo("2026-12-15T12:00:00Z"));
        UUID again = crew.lead().invites(crew.team(), invited);
        invited.post("/v1/invitations/" + again + ":accept").statusCode(200);
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/invitations")
                .body("items.state", equalTo(List.of("EXPIRED", "ACCEPTED")));
    }

    @Test
    void whoIsBoundStaysUntilTheNoticeIsOver() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        Member bound = crew.member(1);

        bound.post("/v1/teams/" + crew.team() + ":leave")
                .spec(problem(409, "bound-by-agreement"))
                .body("agreements", equalTo(List.of(agreement.toString())));
        bound.post("/v1/agreements/" + agreement + ":terminate").statusCode(200);
        bound.post("/v1/teams/" + crew.team() + ":leave").spec(problem(409, "bound-by-agreement"));
        clock.advance(Duration.ofDays(60));
        bound.post("/v1/teams/" + crew.team() + ":leave").statusCode(200);
    }

    @Test
    void aStrangersTeamIsNoTeam() {
        Crew crew = Crew.of(1);
        Member stranger = Member.any();

        stranger.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/memberships").spec(problem(404, "not-found"));
        stranger.post("/v1/teams/" + crew.team() + ":leave").spec(problem(404, "not-found"));
        stranger.get("/v1/teams").body("items", hasSize(0));
        UUID invitation = crew.lead().invites(crew.team(), Member.any());
        stranger.post("/v1/invitations/" + invitation + ":accept").spec(problem(404, "not-found"));
    }

    @Test
    void anOperatorSeesEveryTeam() {
        Crew crew = Crew.of(2);

        Member.operator()
                .get("/v1/teams/" + crew.team())
                .then()
                .statusCode(200)
                .body("members", hasSize(2));
        Member.operator()
                .get("/v1/teams/" + crew.team() + "/invitations")
                .then()
                .body("items.state", hasItem("ACCEPTED"));
    }

    @Test
    void listsTeamsPageByPage() {
        Member lead = Member.any();
        List<String> founded =
                IntStream.range(0, 3).mapToObj(i -> lead.founds("Team " + i).toString()).toList();

        String next =
                lead.get("/v1/teams?limit=2")
                        .body("items.id", equalTo(founded.subList(0, 2)))
                        .header("Link", not(nullValue()))
                        .extract()
                        .path("next");

        lead.get("/v1/teams?limit=2&after=" + next)
                .body("items.id", equalTo(founded.subList(2, 3)))
                .body("next", nullValue());
    }

    @Test
    void theSameKeyFoundsOneTeam() {
        Member lead = Member.any();
        Map<String, String> command = Map.of("name", "A");
        String first =
                lead.request("once")
                        .body(command)
                        .post("/v1/teams")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        lead.request("once")
                .body(command)
                .post("/v1/teams")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"1\"")
                .body("id", equalTo(first));
        lead.get("/v1/teams").body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aTeamHasAName(String name) {
        Member.any().post("/v1/teams", Map.of("name", name)).spec(Problems.violation("name"));
    }
}
