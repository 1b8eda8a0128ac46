package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What changes of a settled period is restated: new result less stored result, once. */
@QuarkusTest
class RestatementTest extends RestatementStage {

    @Inject PoolKeeper reservations;

    @Test
    void aLateTradeRestatesWhatIsPosted() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");

        look(crew);

        UUID restatement = restatement(crew, settlement, 1);
        crew.member(1)
                .get("/v1/settlements/" + restatement)
                .body("number", equalTo(1))
                .body("state", equalTo("CALCULATED"))
                .body("corrects.settlementId", equalTo(settlement.toString()))
                .body("corrects.previousId", equalTo(settlement.toString()))
                .body("corrects.causes.cause", contains("ACCRUED"))
                .body("corrects.causes.partnerId", contains(crew.lead().id().toString()))
                .body("corrects.causes.firstPosition", contains(rebate.feed().size()))
                .body("assets[0].pool", equalTo("190"))
                .body("assets[0].parts.before.part", contains("45", "45"))
                .body("assets[0].parts.part", contains("95", "95"))
                .body("assets[0].parts.find { it.net == '-95' }.before.net", equalTo("-45"))
                .body("assets[0].parts.find { it.net == '-95' }.moves", equalTo("-50"))
                .body("transfers.amount", contains("50"))
                .body("claimsBeyondPart", hasSize(0));
        posts(crew, restatement);
        JsonObject booked = rebate.bookings().get(restatement.toString());
        assertEquals("settlement-" + crew.team() + "-2025-05-r1", booked.getString("reference"));
        assertEquals(
                "Restatement 1 of 2025-05, correcting settlement " + settlement,
                booked.getString("reason"));
        assertEquals(List.of("95", "95"), available(crew));
    }

    @Test
    void theSettlementItselfSaysThatItWasRestated() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("number", equalTo(0))
                .body("corrects", nullValue())
                .body("restatements", hasSize(0))
                .body("assets[0].parts.before", contains(nullValue(), nullValue()));
        changes(crew, "ACCRUED", "190");
        look(crew);

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("restatements.number", contains(1))
                .body("restatements.state", contains("CALCULATED"))
                .body("assets[0].pool", equalTo("90"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .body("items.number", contains(0, 1));
    }

    @Test
    void eachStartsFromTheOneBeforeIt() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");
        look(crew);
        posts(crew, restatement(crew, settlement, 1));
        rebate.books().has(crew.lead().id(), USDT, "-130");
        rebate.earns(crew.lead().id(), "60", "1");
        rebate.feed().tells("REVERSED", MAY, crew.lead().id());

        look(crew);

        UUID second = restatement(crew, settlement, 2);
        crew.lead()
                .get("/v1/settlements/" + second)
                .body("corrects.settlementId", equalTo(settlement.toString()))
                .body("corrects.previousId", equalTo(restatement(crew, settlement, 1).toString()))
                .body("corrects.causes.cause", contains("REVERSED"))
                .body("assets[0].parts.before.part", contains("95", "95"))
                .body("transfers.from", contains(crew.member(1).id().toString()))
                .body("transfers.amount", contains("65"));
        posts(crew, second);
        assertEquals(List.of("30", "30"), available(crew));
    }

    @Test
    void aPoolThatIsTakenBackWholeIsGivenBackWhole() {
        Crew crew = equals(3);
        UUID settlement = posted(crew);
        rebate.earns(crew.lead().id(), Map.of(), "0");
        rebate.feed().tells("REVERSED", MAY, crew.lead().id());

        look(crew);

        crew.lead()
                .get("/v1/settlements/" + restatement(crew, settlement, 1))
                .body("assets.asset", contains(USDT))
                .body("assets[0].pool", equalTo("0"))
                .body("assets[0].parts.part", contains("0", "0", "0"))
                .body("transfers.amount", contains("30", "30"))
                .body(
                        "transfers.to",
                        contains(crew.lead().id().toString(), crew.lead().id().toString()));
    }

    @Test
    void aChangeThatCancelsItselfIsNone() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        rebate.feed().tells("ACCRUED", MAY, crew.lead().id());
        rebate.feed().tells("REVERSED", MAY, crew.lead().id());
        int asked = rebate.queries().size();

        look(crew);
        look(crew);

        assertEquals(asked + 1, rebate.queries().size(), "it was looked at once");
        crew.lead().get("/v1/settlements/" + settlement).body("restatements", hasSize(0));
    }

    @Test
    void whatMovesNothingIsCorrectedWithoutATransfer() {
        Crew crew = Crew.of(2);
        crew.active(crew.terms("objectionDays", 5));
        rebate.earns(crew.lead().id(), "90", "1");
        UUID settlement = crew.settles(MAY);
        clock.advance(Duration.ofDays(6));
        posts(crew, settlement);
        rebate.earns(crew.lead().id(), "90", "7");
        rebate.feed().tells("RESTATED", MAY, crew.lead().id());

        look(crew);

        UUID restatement = restatement(crew, settlement, 1);
        posts(crew, restatement);
        crew.lead()
                .get("/v1/settlements/" + restatement)
                .body("transfers", hasSize(0))
                .body("transferId", nullValue())
                .body("contributions.volumeUsd.sort()", contains("0", "7"));
    }

    @Test
    void onlyWhatASettlementWasMadeOfIsLookedAt() {
        Crew crew = Crew.of(2);
        crew.active(crew.terms("programmes", List.of("okx-tr")));
        UUID settlement = posted(crew, MAY);
        look(crew);
        int asked = rebate.queries().size();
        rebate.feed().tells("ACCRUED", "okx", MAY, crew.lead().id());
        rebate.feed().tells("ACCRUED", "okx-tr", "2025-06", crew.lead().id());
        rebate.feed().tells("ADJUSTED", "okx-tr", MAY, crew.lead().id());
        rebate.feed().tells("ACCRUED", "okx-tr", MAY, UUID.randomUUID());

        look(crew);

        assertEquals(asked, rebate.queries().size());
        rebate.earns(crew.lead().id(), "1", "1");
        rebate.feed().tells("BOUND", "okx-tr", MAY, crew.lead().id());
        look(crew);
        assertEquals(asked + 1, rebate.queries().size());
        restatement(crew, settlement, 1);
    }

    @Test
    void theMonthThatIsAboutToBeginCountsAsBegun() {
        clock.set(Instant.parse("2026-11-30T22:59:59Z"));
        keeper.restateAll().subscribeAsCompletionStage().join();
        assertEquals("2026-11", rebate.feed().befores().getLast());

        clock.set(Instant.parse("2026-11-30T23:00:00Z"));
        keeper.restateAll().subscribeAsCompletionStage().join();
        assertEquals("2026-12", rebate.feed().befores().getLast());
    }

    @Test
    void membersHaveTheSameTimeToObject() {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("objectionDays", 3);
        crew.active(terms);
        rebate.earns(crew.lead().id(), "90", "1");
        UUID settlement = crew.settles(MAY);
        clock.advance(Duration.ofDays(3));
        posts(crew, settlement);
        changes(crew, "ACCRUED", "190");
        look(crew);
        UUID restatement = restatement(crew, settlement, 1);

        crew.lead()
                .post("/v1/settlements/" + restatement + ":post")
                .spec(problem(409, "objection-window-open"));
        crew.members()
                .forEach(each ->
                        each.post("/v1/settlements/" + restatement + ":consent").statusCode(200));
        resume();

        crew.lead().get("/v1/settlements/" + restatement).body("state", equalTo("POSTED"));
    }

    @Test
    void whoMustGiveBackIsKeptFromPayingItOut() throws Exception {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        rebate.earns(crew.lead().id(), "0", "1");
        rebate.feed().tells("REVERSED", MAY, crew.lead().id());
        look(crew);
        UUID restatement = restatement(crew, settlement, 1);
        Pools.keep(reservations, crew);

        assertEquals("45", rebate.books().reserved(crew.member(1).id(), USDT));
        assertFalse(rebate.books().paysOut(crew.member(1).id(), USDT, "0.1"));
        posts(crew, restatement);
        Pools.keep(reservations, crew);

        assertEquals("0", rebate.books().reserved(crew.member(1).id(), USDT));
        assertEquals(List.of("90", "0"), available(crew));
    }

    @Test
    void whoHasPaidItOutOwesItAndIsNamed() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        rebate.books().paysOut(crew.member(1).id(), USDT, "40");
        rebate.earns(crew.lead().id(), "0", "1");
        rebate.feed().tells("REVERSED", MAY, crew.lead().id());
        look(crew);
        UUID restatement = restatement(crew, settlement, 1);

        crew.lead()
                .post("/v1/settlements/" + restatement + ":post")
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].partnerId", equalTo(crew.member(1).id().toString()))
                .body("lacking[0].lacking", equalTo("40"));
        rebate.books().has(crew.member(1).id(), USDT, "40");
        clock.advance(Duration.ofMinutes(20));
        resume();

        crew.lead().get("/v1/settlements/" + restatement).body("state", equalTo("POSTED"));
        assertEquals(List.of("90", "0"), available(crew));
    }

    @Test
    void isWorkedOutUnderTheVersionInForceThen() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        Map<String, Object> terms = crew.terms("effectiveFrom", "2026-01");
        terms.put("predecessor", crew.lead().digest(agreementOf(crew, settlement)));
        terms.put("split", Map.of("rule", "proportional", "by", "VOLUME", "exponent", "1"));
        crew.active(terms);
        changes(crew, "ACCRUED", "190");

        look(crew);

        UUID restatement = restatement(crew, settlement, 1);
        assertEquals(agreementOf(crew, settlement), agreementOf(crew, restatement));
        crew.lead()
                .get("/v1/settlements/" + restatement)
                .body("assets[0].parts.part", contains("95", "95"));
    }

    @Test
    void strangersSeeNone() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");
        look(crew);
        UUID restatement = restatement(crew, settlement, 1);

        Member.any().get("/v1/settlements/" + restatement).spec(problem(404, "not-found"));
        crew.member(1)
                .post("/v1/settlements/" + restatement + ":post")
                .spec(problem(403, "forbidden"));
    }

    @Test
    void performanceTellsTheCorrectedFigures() {
        Crew crew = equals(2);
        posted(crew);
        changes(crew, "ACCRUED", "190");
        look(crew);
        String path = "/v1/teams/" + crew.team() + "/performance?from=2025-05&to=2025-05";

        crew.lead()
                .get(path)
                .statusCode(200)
                .body(
                        "items.find { it.partnerId == '%s' }.assets[0].payout"
                                .formatted(crew.member(1).id()),
                        equalTo("95"));
    }

    private static UUID agreementOf(Crew crew, UUID settlement) {
        return crew.lead()
                .get("/v1/settlements/" + settlement)
                .extract()
                .jsonPath()
                .getUUID("agreementId");
    }
}
