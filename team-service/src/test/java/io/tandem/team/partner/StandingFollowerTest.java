package io.tandem.team.partner;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What follows by itself when the exchange suspends or closes a partner. */
@QuarkusTest
class StandingFollowerTest extends TeamServiceTest {

    private static final String TODAY = "2026-11-15T11:00:00Z";

    @Inject StandingFollower follower;

    private void become(String status, Member... partners) {
        for (Member partner : partners) {
            rebate.standings().tells(partner.id(), status, TODAY);
        }
        follow();
    }

    private void follow() {
        follower.followAll().subscribeAsCompletionStage().join();
    }

    @Test
    void aClosedMemberLeavesWhereTheTermsSayThatItDoes() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(crew.terms("exit", Map.of("facts", List.of("CLOSED"))));

        become("CLOSED", crew.lead());
        follow();

        crew.member(1)
                .get("/v1/agreements/" + agreement)
                .body("exits", hasSize(1))
                .body("exits[0].kind", equalTo("CLOSED"))
                .body("exits[0].declaredBy", nullValue())
                .body("exits[0].endsAt", equalTo(TODAY));
        crew.member(1)
                .get("/v1/teams/" + crew.team())
                .body("members", hasSize(2))
                .body("leadId", equalTo(crew.member(1).id().toString()));
        crew.member(1)
                .get("/v1/teams/" + crew.team() + "/history")
                .body("items.act", hasItem("MEMBER_CLOSED"))
                .body("items.act", hasItem("TAKEN_OFF_TEAM"))
                .body("items.act", hasItem("LEAD_LONGEST_STANDING"));
    }

    @Test
    void elseItStaysBoundAsItSignedAndLeadsNoMore() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();

        become("CLOSED", crew.lead());

        crew.member(1).get("/v1/agreements/" + agreement).body("exits", hasSize(0));
        crew.member(1)
                .get("/v1/teams/" + crew.team())
                .body("members", hasSize(2))
                .body("leadId", equalTo(crew.member(1).id().toString()));
    }

    /** Terminated in November with a notice of 30 days, it binds to the end of December. */
    @Test
    void itLeavesTheTeamWhenWhatBoundItIsOver() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active();
        become("CLOSED", crew.member(1));
        crew.lead()
                .post("/v1/agreements/" + agreement + ":terminate")
                .statusCode(200)
                .body("lastPeriod", equalTo("2026-12"));
        clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        follow();
        crew.lead().get("/v1/teams/" + crew.team()).body("members", hasSize(3));

        clock.set(Instant.parse("2027-01-01T00:30:00Z"));
        follow();
        clock.set(Instant.parse("2027-01-01T02:00:00Z"));
        follow();

        crew.lead().get("/v1/teams/" + crew.team()).body("members", hasSize(2));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/memberships")
                .body("items.endedAs", hasItem("CLOSED"));
    }

    @Test
    void whomNothingBindsIsTakenOffTheTeam() {
        Crew crew = Crew.of(2);
        Member invited = Member.any();
        UUID invitation = crew.lead().invites(crew.team(), invited);

        become("CLOSED", crew.member(1), invited);

        crew.lead().get("/v1/teams/" + crew.team()).body("members", hasSize(1));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/memberships")
                .body("items[1].endedAs", equalTo("CLOSED"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/invitations")
                .body("items[1].state", equalTo("WITHDRAWN"));
        invited.post("/v1/invitations/" + invitation + ":accept")
                .spec(problem(409, "invitation-decided"));
    }

    @Test
    void whoIsClosedIsNotInvitedAndFoundsDraftsProposesAndSignsNothing() {
        Crew crew = Crew.of(3);
        UUID draft = crew.member(1).drafts(crew.team(), crew.terms());
        UUID proposed = crew.proposed(crew.terms());
        Member closed = crew.member(1);
        closed.signs(proposed).statusCode(200);
        crew.lead().signs(proposed).statusCode(200);
        UUID bound = crew.active(crew.terms("effectiveFrom", "2027-01"));

        become("CLOSED", closed, crew.member(2));

        closed.post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "partner-not-active"));
        closed.post("/v1/teams/" + crew.team() + "/agreements", Map.of("terms", crew.terms()))
                .spec(problem(409, "partner-not-active"));
        closed.post("/v1/teams", Map.of("name", "Another"))
                .spec(problem(409, "partner-not-active"));
        crew.member(2).signs(proposed).spec(problem(409, "partner-not-active"));
        crew.lead()
                .get("/v1/agreements/" + bound)
                .body("state", equalTo("ACTIVE"))
                .body("exits", hasSize(0));
        Crew other = Crew.of(1);
        other.lead()
                .post(
                        "/v1/teams/" + other.team() + "/invitations",
                        Map.of("partnerId", closed.id()))
                .spec(problem(409, "partner-not-active"));
    }

    @Test
    void whatAClosedMemberSignedBeforeBindsNobodyAfterwards() {
        Crew crew = Crew.of(2);
        UUID proposed = crew.proposed(crew.terms());
        crew.member(1).signs(proposed).statusCode(200);
        UUID bound = crew.active(crew.terms("effectiveFrom", "2027-01"));
        become("CLOSED", crew.member(1));

        crew.lead().signs(proposed).spec(problem(409, "partner-not-active"));

        crew.lead().get("/v1/agreements/" + bound).body("state", equalTo("ACTIVE"));
    }

    @Test
    void whoIsSuspendedStaysAndLeadsNoTeam() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(crew.terms("exit", Map.of("facts", List.of("CLOSED"))));

        become("SUSPENDED", crew.lead(), crew.member(1));

        crew.member(2)
                .get("/v1/teams/" + crew.team())
                .body("members", hasSize(3))
                .body("leadId", equalTo(crew.member(2).id().toString()));
        crew.member(2).get("/v1/agreements/" + agreement).body("exits", hasSize(0));
        crew.member(2)
                .request()
                .urlEncodingEnabled(false)
                .body(Map.of("partnerId", crew.lead().id()))
                .post("/v1/teams/" + crew.team() + ":hand-over")
                .then()
                .spec(problem(409, "partner-not-active"));
        become("ACTIVE", crew.lead());
        crew.member(2)
                .request()
                .urlEncodingEnabled(false)
                .body(Map.of("partnerId", crew.lead().id()))
                .post("/v1/teams/" + crew.team() + ":hand-over")
                .then()
                .statusCode(200)
                .body("leadId", equalTo(crew.lead().id().toString()));
    }

    @Test
    void whereNobodyElseCanTheSuspendedOneLeadsOn() {
        Crew crew = Crew.of(1);

        become("SUSPENDED", crew.lead());

        crew.lead()
                .get("/v1/teams/" + crew.team())
                .body("leadId", equalTo(crew.lead().id().toString()));
    }

    @Test
    void whatIsToldWhileTheNeighbourIsDownIsReadLater() {
        Crew crew = Crew.of(2);
        rebate.standings().tells(crew.member(1).id(), "CLOSED", TODAY);
        rebate.down();
        follow();
        FakeRebate.running().up();
        clock.advance(Duration.ofMinutes(2));

        follow();

        crew.lead().get("/v1/teams/" + crew.team()).body("members", hasSize(1));
    }
}
