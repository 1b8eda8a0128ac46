package io.tandem.team.dispute;

import static io.tandem.team.dispute.Quarrel.USDT;
import static io.tandem.team.dispute.Quarrel.VOTE;
import static io.tandem.team.dispute.Quarrel.accepts;
import static io.tandem.team.dispute.Quarrel.proposes;
import static io.tandem.team.dispute.Quarrel.votes;
import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DisputeTest extends TeamServiceTest {

    @Inject DisputeAdvancer advancer;

    @Test
    void freezesExactlyWhatIsContested() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);

        UUID dispute = quarrel.opened("12.5");

        quarrel.shows(dispute)
                .body("state", equalTo("NEGOTIATING"))
                .body("until", equalTo("2026-11-18T12:00:00Z"))
                .body("claimantId", equalTo(quarrel.claimant().id().toString()))
                .body("voters", equalTo(List.of(quarrel.crew().lead().id().toString())))
                .body("lines", hasSize(1))
                .body("lines[0].state", equalTo("FROZEN"))
                .body("lines[0].part", equalTo("30"))
                .body("lines[0].frozen", equalTo("12.5"))
                .body("lines[0].paid", equalTo("17.5"))
                .body("lines[0].payable", equalTo("0"))
                .body("lines[0].holdId", notNullValue());
        UUID holder = quarrel.holder().id();
        assertEquals("12.5", rebate.books().held(holder, USDT));
        assertEquals("17.5", rebate.books().available(holder, USDT));
        assertTrue(rebate.books().paysOut(holder, USDT, "17.5"), "the rest is the holder's");
    }

    @Test
    void whatIsNotPostedIsFrozenWhenItComes() {
        Quarrel quarrel = Quarrel.calculated(rebate, 3, VOTE, 3);
        UUID dispute = quarrel.opened("30");
        quarrel.shows(dispute)
                .body("lines[0].state", equalTo("AWAITING"))
                .body("lines[0].payable", equalTo("30"))
                .body("lines[0].frozen", equalTo("0"));
        clock.advance(Duration.ofDays(3));

        quarrel.posts();

        UUID holder = quarrel.holder().id();
        assertEquals("30", rebate.books().available(holder, USDT));
        assertFalse(rebate.books().paysOut(holder, USDT, "0.1"), "guarded until it is frozen");
        advance();
        quarrel.shows(dispute).body("lines[0].state", equalTo("FROZEN"));
        assertEquals("30", rebate.books().held(holder, USDT));
        assertEquals("0", rebate.books().reserved(holder, USDT));
        UUID claimant = quarrel.claimant().id();
        assertTrue(rebate.books().paysOut(claimant, USDT, "30"), "the rest pays");
    }

    @Test
    void whatWasSpentIsFrozenAsSoonAsItComesBack() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID holder = quarrel.holder().id();
        assertTrue(rebate.books().paysOut(holder, USDT, "25"));
        UUID dispute = quarrel.opened("12.5");
        quarrel.shows(dispute)
                .body("lines[0].state", equalTo("FREEZING"))
                .body("lines[0].lacking[0].partnerId", equalTo(holder.toString()))
                .body("lines[0].lacking[0].lacking", equalTo("7.5"));
        assertFalse(rebate.books().paysOut(holder, USDT, "1"), "what there is stays");

        rebate.books().has(holder, USDT, "10");
        clock.advance(Duration.ofMinutes(2));
        advance();

        quarrel.shows(dispute)
                .body("lines[0].state", equalTo("FROZEN"))
                .body("lines[0].lacking", hasSize(0));
        assertTrue(rebate.books().paysOut(holder, USDT, "2.5"));
    }

    @Test
    void partiesSettleByAgreement() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");
        proposes(quarrel.claimant(), dispute, "9").statusCode(200);
        proposes(quarrel.holder(), dispute, "4.5").body("proposals", equalTo(2));

        accepts(quarrel.holder(), dispute, 1)
                .spec(problem(409, "proposal-replaced"))
                .body("current", equalTo(2));
        accepts(quarrel.claimant(), dispute, 3).spec(problem(404, "not-found"));
        accepts(quarrel.claimant(), dispute, 2)
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("decidedHow", equalTo("AGREED"))
                .body("lines[0].awarded", equalTo("4.5"));

        quarrel.shows(dispute).body("lines[0].state", equalTo("ENDED"));
        assertBooks(quarrel, "25.5", "34.5");
        quarrel.claimant()
                .get("/v1/disputes/" + dispute + "/proposals?limit=1")
                .body("items[0].awards.amount", equalTo(List.of("9")))
                .body("items[0].acceptedBy", hasSize(1))
                .body("next", notNullValue());
    }

    @Test
    void theClaimantCanGiveUp() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");

        quarrel.holder()
                .post("/v1/disputes/" + dispute + ":withdraw")
                .spec(problem(403, "forbidden"));
        quarrel.claimant()
                .post("/v1/disputes/" + dispute + ":withdraw")
                .body("decidedHow", equalTo("WITHDRAWN"));

        quarrel.shows(dispute).body("lines[0].state", equalTo("ENDED"));
        assertBooks(quarrel, "30", "30");
        proposes(quarrel.claimant(), dispute, "1")
                .spec(problem(409, "dispute-state"))
                .body("state", equalTo("DECIDED"));
        quarrel.contests(quarrel.claimant(), quarrel.holder(), "1")
                .spec(problem(409, "line-contested"))
                .body("disputeId", equalTo(dispute.toString()));
    }

    @Test
    void membersWhoAreNoPartyVote() {
        Quarrel quarrel = Quarrel.posted(rebate, 4, VOTE);
        UUID dispute = quarrel.opened("12");
        Member voter = quarrel.crew().member(2);
        votes(voter, dispute, "ALL").spec(problem(409, "dispute-state"));
        clock.advance(Duration.ofDays(3));

        votes(quarrel.holder(), dispute, "NONE").spec(problem(403, "forbidden"));
        votes(quarrel.claimant(), dispute, "ALL").spec(problem(403, "forbidden"));
        votes(voter, dispute, "ALL").statusCode(200).body("state", equalTo("VOTING"));
        votes(voter, dispute, "NONE").spec(problem(409, "already-voted"));
        votes(quarrel.crew().lead(), dispute, "ALL")
                .body("decidedHow", equalTo("VOTED"))
                .body("ballots", hasSize(2));

        quarrel.shows(dispute).body("lines[0].awarded", equalTo("12"));
        assertBooks(quarrel, "18", "42");
    }

    @Test
    void whatNobodyDecidesIsDecidedByDefault() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        advance();
        quarrel.shows(dispute).body("state", equalTo("VOTING"));

        clock.advance(Duration.ofSeconds(1));
        advance();

        quarrel.shows(dispute)
                .body("decidedHow", equalTo("DEFAULTED"))
                .body("decidedAt", equalTo("2026-11-22T12:00:00Z"))
                .body("lines[0].awarded", equalTo("6"))
                .body("lines[0].state", equalTo("ENDED"));
        assertBooks(quarrel, "24", "36");
    }

    @Test
    void theArbiterRulesAndSeesNothingElse() {
        Member arbiter = Member.any();
        Quarrel quarrel = Quarrel.posted(rebate, 3, arbitrated(arbiter));
        UUID dispute = quarrel.opened("12");
        arbiter.get("/v1/disputes").body("items.id", equalTo(List.of(dispute.toString())));
        rules(arbiter, dispute, "5").spec(problem(409, "dispute-state"));
        clock.advance(Duration.ofDays(3));

        rules(quarrel.claimant(), dispute, "12").spec(problem(403, "forbidden"));
        rules(arbiter, dispute, "12.1").spec(violation("awards"));
        arbiter.post(
                        "/v1/disputes/" + dispute + ":rule",
                        Map.of("awards", List.of(Map.of("line", 2, "amount", "1"))))
                .spec(violation("awards"));
        rules(arbiter, dispute, "5").body("decidedHow", equalTo("ARBITRATED"));

        assertBooks(quarrel, "25", "35");
        arbiter.get("/v1/settlements/" + quarrel.settlement()).spec(problem(404, "not-found"));
        arbiter.get("/v1/settlements/" + quarrel.settlement() + "/disputes")
                .spec(problem(404, "not-found"));
        arbiter.post(
                        "/v1/disputes/" + dispute + "/evidence",
                        Quarrel.evidence("https://a.example/b"))
                .spec(problem(403, "forbidden"));
    }

    @Test
    void anArbiterDoesNotRuleOnItsOwnCase() {
        Quarrel quarrel = Quarrel.calculated(rebate, 3, null, 0);
        Member party = quarrel.claimant();
        Map<String, Object> terms = quarrel.crew().terms("split", Map.of("rule", "equal"));
        terms.put("dispute", arbitrated(party));
        terms.put("effectiveFrom", "2025-06");
        UUID first =
                quarrel.crew()
                        .lead()
                        .get("/v1/teams/" + quarrel.crew().team() + "/agreements")
                        .extract()
                        .jsonPath()
                        .getUUID("items[0].id");
        terms.put("predecessor", quarrel.crew().lead().digest(first));
        quarrel.crew().active(terms);
        Quarrel next = new Quarrel(quarrel.crew(), quarrel.crew().settles("2025-06"));
        next.posts();
        UUID dispute = next.opened("12");

        rules(party, dispute, "12").spec(problem(403, "forbidden"));
        clock.advance(Duration.ofDays(3));
        advance();

        next.shows(dispute)
                .body("arbiterId", nullValue())
                .body("decidedHow", equalTo("DEFAULTED"))
                .body("lines[0].awarded", equalTo("0"));
    }

    @Test
    void aLineIsNotContestedBeyondWhatItHasLeft() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        Member lead = quarrel.crew().lead();
        quarrel.contests(quarrel.claimant(), quarrel.holder(), "30.1")
                .spec(problem(409, "contest-exceeds-line"))
                .body("left", equalTo("30"));
        quarrel.opened("20");

        quarrel.contests(lead, quarrel.holder(), "10.000000000000000001")
                .spec(problem(409, "contest-exceeds-line"))
                .body("left", equalTo("10"));
        quarrel.contests(lead, quarrel.holder(), "10").statusCode(201);
        assertEquals("30", rebate.books().held(quarrel.holder().id(), USDT));
    }

    @Test
    void refusesLinesThatAreNone() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);

        quarrel.contests(quarrel.claimant(), quarrel.claimant(), "1")
                .spec(violation("lines[0].partnerId"));
        quarrel.contests(quarrel.claimant(), Member.any(), "1").spec(violation("lines[0]"));
        quarrel.contests(quarrel.claimant(), quarrel.holder(), "0")
                .spec(violation("lines[0].amount"));
        quarrel.contests(quarrel.claimant(), quarrel.holder(), "-1")
                .spec(violation("lines[0].amount"));
    }

    @Test
    void aLineCanBeContestedForAsLongAsTheClauseSays() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        clock.advance(Duration.ofDays(10));

        quarrel.contests(quarrel.claimant(), quarrel.holder(), "1")
                .spec(problem(409, "dispute-window-closed"))
                .body("until", equalTo("2026-11-25T12:00:00Z"));
    }

    @Test
    void withoutAClauseTheStandardOneHolds() {
        Quarrel quarrel = Quarrel.posted(rebate, 2, null);
        UUID dispute = quarrel.opened("12");
        clock.advance(Duration.ofDays(7));
        advance();

        // Two members, both parties: nobody can vote, so the holder keeps it.
        quarrel.shows(dispute)
                .body("decidedHow", equalTo("DEFAULTED"))
                .body("lines[0].awarded", equalTo("0"));
        assertBooks(quarrel, "30", "30");
    }

    private static Map<String, Object> arbitrated(Member arbiter) {
        return Map.of(
                "openDays",
                10,
                "negotiationDays",
                3,
                "ruling",
                "ARBITER",
                "rulingDays",
                4,
                "arbiter",
                arbiter.id(),
                "defaultAward",
                "NONE");
    }

    private static ValidatableResponse rules(Member arbiter, UUID dispute, String award) {
        return arbiter.post("/v1/disputes/" + dispute + ":rule", Quarrel.awards(award));
    }

    private void assertBooks(Quarrel quarrel, String holder, String claimant) {
        assertEquals(holder, rebate.books().available(quarrel.holder().id(), USDT));
        assertEquals("0", rebate.books().held(quarrel.holder().id(), USDT));
        assertEquals(claimant, rebate.books().available(quarrel.claimant().id(), USDT));
    }

    private void advance() {
        advancer.advanceAll().subscribeAsCompletionStage().join();
    }
}
