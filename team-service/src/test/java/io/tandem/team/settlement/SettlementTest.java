package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.FakeWire;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettlementTest extends TeamServiceTest {

    @Test
    void opensEveryNetLineIntoItsInputs() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        rebate.earns(crew.member(0).id(), "400", "1000");
        rebate.earns(crew.member(1).id(), "100", "500");

        UUID settlement = crew.settles("2025-05");

        // √400 : √100 is 2 : 1, so of 500 the parts are ⅔ and ⅓.
        Map<String, Object> parts =
                crew.lead()
                        .get("/v1/settlements/" + settlement)
                        .statusCode(200)
                        .header("ETag", "\"1\"")
                        .body("state", equalTo("CALCULATED"))
                        .body("agreementId", equalTo(agreement.toString()))
                        .body("digest", equalTo(crew.lead().digest(agreement)))
                        .body("asOf", equalTo("2026-11-01T00:00:00Z"))
                        .body("assets[0].asset", equalTo("USDT"))
                        .body("assets[0].pool", equalTo("500"))
                        .body("transfers", hasSize(1))
                        .body("transfers[0].from", equalTo(crew.member(0).id().toString()))
                        .body("transfers[0].to", equalTo(crew.member(1).id().toString()))
                        .body("transfers[0].amount", equalTo("66.666666666666666667"))
                        .body("contributions.volumeUsd.sort()", equalTo(List.of("1000", "500")))
                        .body("postedAt", nullValue())
                        .body("transferId", nullValue())
                        .extract()
                        .path(
                                "assets[0].parts.find { it.partnerId == '%s' }",
                                crew.member(0).id().toString());
        Map<String, Object> expected = new HashMap<>();
        expected.put("partnerId", crew.member(0).id().toString());
        expected.put("contributed", "400");
        expected.put("recouped", "0");
        expected.put("split", "333.333333333333333333");
        expected.put("weight", "20");
        expected.put("part", "333.333333333333333333");
        expected.put("net", "-66.666666666666666667");
        expected.put("before", null);
        expected.put("moves", "-66.666666666666666667");
        assertEquals(expected, parts);
    }

    @Test
    void postsOnceUnderItsOwnId() {
        Crew crew = Crew.of(2);
        crew.active();
        rebate.earns(crew.member(0).id(), "400", "1000");
        rebate.earns(crew.member(1).id(), "100", "500");
        UUID settlement = crew.settles("2025-05");

        String transfer =
                crew.lead()
                        .post("/v1/settlements/" + settlement + ":post")
                        .statusCode(200)
                        .body("state", equalTo("POSTED"))
                        .body("postedAt", equalTo("2026-11-15T12:00:00Z"))
                        .body("transferId", notNullValue())
                        .extract()
                        .path("transferId");

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .statusCode(200)
                .body("transferId", equalTo(transfer));
        assertEquals(List.of(settlement.toString()), rebate.attempts());
        JsonObject booked = rebate.bookings().get(settlement.toString());
        assertEquals("settlement-" + crew.team() + "-2025-05", booked.getString("reference"));
        assertEquals(
                List.of(
                        crew.member(0).id()
                                + ">"
                                + crew.member(1).id()
                                + " USDT 66.666666666666666667"),
                FakeWire.legs(booked));
    }

    @Test
    void settlesEachAsset() {
        Crew crew = Crew.of(3);
        crew.active(crew.terms("split", Map.of("rule", "equal")));
        rebate.earns(crew.member(0).id(), Map.of("USDT", "30", "BTC", "0.3"), "1");
        rebate.earns(crew.member(1).id(), Map.of("USDT", "60"), "1");

        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("assets.asset", equalTo(List.of("BTC", "USDT")))
                .body("assets.pool", equalTo(List.of("0.3", "90")))
                .body("transfers.asset", equalTo(List.of("BTC", "BTC", "USDT")))
                .body("transfers.amount", equalTo(List.of("0.1", "0.1", "30")));
    }

    @Test
    void whatIsNotPooledStaysWithItsMember() {
        Crew crew = Crew.of(2);
        crew.active(
                crew.terms(
                        "members",
                        List.of(
                                Map.of("partnerId", crew.member(0).id(), "pooledShare", "0.25"),
                                Map.of("partnerId", crew.member(1).id(), "pooledShare", "0"))));
        rebate.earns(crew.member(0).id(), "100", "1");
        rebate.earns(crew.member(1).id(), "100", "1");

        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("assets[0].pool", equalTo("25"))
                .body("transfers", hasSize(0));
    }

    @Test
    void postsWithoutATransferWhenNobodyOwesAnybody() {
        Crew crew = Crew.of(2);
        crew.active();
        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .statusCode(200)
                .body("state", equalTo("POSTED"))
                .body("transferId", nullValue());
        assertEquals(List.of(), rebate.attempts());
    }

    @Test
    void asksForWhatTheScopeNames() {
        Crew crew = Crew.of(1);
        Map<String, Object> terms =
                crew.terms("scope", Map.of("kind", "CAMPAIGN", "campaign", "autumn"));
        terms.put("programmes", List.of("okx-tr", "okx"));
        crew.active(terms);

        crew.settles("2025-05");

        JsonObject asked = rebate.queries().getFirst();
        assertEquals("2025-05", asked.getString("period"));
        assertEquals(new JsonArray(List.of("okx", "okx-tr")), asked.getJsonArray("programmes"));
        JsonObject member = asked.getJsonArray("members").getJsonObject(0);
        assertEquals(crew.lead().id().toString(), member.getString("partnerId"));
        assertEquals(new JsonArray(List.of("autumn")), member.getJsonArray("campaigns"));
        assertEquals(null, member.getValue("linkIds"));
    }

    @Test
    void eachPeriodIsSettledUnderTheVersionInForceThen() {
        Crew crew = Crew.of(2);
        UUID first = crew.active();
        Map<String, Object> terms = crew.terms("effectiveFrom", "2026-01");
        terms.put("predecessor", crew.lead().digest(first));
        UUID second = crew.active(terms);

        UUID december = crew.settles("2025-12");
        UUID january = crew.settles("2026-01");

        crew.lead()
                .get("/v1/settlements/" + december)
                .body("agreementId", equalTo(first.toString()));
        crew.lead()
                .get("/v1/settlements/" + january)
                .body("agreementId", equalTo(second.toString()));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .body("items.period", equalTo(List.of("2025-12", "2026-01")));
    }

    @Test
    void aTerminatedAgreementStillRulesItsNotice() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        crew.lead().post("/v1/agreements/" + agreement + ":terminate").statusCode(200);
        clock.advance(Duration.ofDays(60));

        crew.settles("2026-12");

        clock.advance(Duration.ofDays(31));
        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2027-01"))
                .spec(problem(409, "no-agreement-in-force"));
    }

    @Test
    void nothingAmendsASettledPeriod() {
        Crew crew = Crew.of(1);
        UUID first = crew.active();
        crew.settles("2026-01");
        Map<String, Object> terms = crew.terms("effectiveFrom", "2026-01");
        terms.put("predecessor", crew.lead().digest(first));
        UUID draft = crew.lead().drafts(crew.team(), terms);

        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "effective-too-early"))
                .body("notBefore", equalTo("2026-02"));
    }

    @Test
    void aPeriodIsSettledWhenItIsOver() {
        Crew crew = Crew.of(1);
        crew.active();

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2026-11"))
                .spec(problem(409, "period-not-over"));
        clock.set(java.time.Instant.parse("2026-12-01T00:00:00Z"));
        crew.settles("2026-11");
    }

    @Test
    void beforeTheAgreementThereIsNothingToSettle() {
        Crew crew = Crew.of(1);
        crew.active();

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-04"))
                .spec(problem(409, "no-agreement-in-force"));
    }

    @Test
    void aPeriodIsSettledOnce() {
        Crew crew = Crew.of(1);
        crew.active();
        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-05"))
                .spec(problem(409, "period-settled"))
                .body("settlementId", equalTo(settlement.toString()));
    }

    @Test
    void aPeriodIsSettledOnceEvenByManyAtOnce() {
        Crew crew = Crew.of(2);
        crew.active();

        List<Integer> statuses =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ ->
                                crew.lead()
                                        .post(
                                                "/v1/teams/" + crew.team() + "/settlements",
                                                Map.of("period", "2025-05"))
                                        .extract()
                                        .statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(201, 409, 409, 409, 409, 409), statuses);
    }

    @Test
    void theSameKeyGetsTheSameSettlementEvenWhenRebateServiceIsDownMeanwhile() {
        Crew crew = Crew.of(1);
        crew.active();
        String path = "/v1/teams/" + crew.team() + "/settlements";
        String first =
                crew.lead()
                        .request("may")
                        .body(Map.of("period", "2025-05"))
                        .post(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        rebate.down();

        crew.lead()
                .request("may")
                .body(Map.of("period", "2025-05"))
                .post(path)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    @Test
    void isNotPostedWhileMembersMayObject() {
        Crew crew = Crew.of(2);
        crew.active(crew.terms("objectionDays", 3));
        rebate.earns(crew.lead().id(), "10", "1");
        UUID settlement = crew.settles("2025-05");
        clock.advance(Duration.ofDays(3).minusMillis(1));

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(409, "objection-window-open"))
                .body("until", equalTo("2026-11-18T12:00:00Z"));
        assertTrue(rebate.attempts().isEmpty());
        clock.advance(Duration.ofMillis(1));
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
    }

    @Test
    void saysWhoLacksWhatAndWaits() {
        Crew crew = Crew.of(2);
        crew.active(crew.terms("split", Map.of("rule", "equal")));
        rebate.earns(crew.lead().id(), "10", "1");
        UUID settlement = crew.settles("2025-05");
        rebate.is(FakeRebate.Mood.LACKS_FUNDS);

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].partnerId", equalTo(crew.lead().id().toString()))
                .body("lacking[0].asset", equalTo("USDT"))
                .body("lacking[0].lacking", equalTo("1.5"));
        crew.member(1)
                .get("/v1/settlements/" + settlement)
                .body("state", equalTo("CALCULATED"))
                .body("lacking[0].lacking", equalTo("1.5"));
        rebate.is(FakeRebate.Mood.WELL);
        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .body("state", equalTo("POSTED"))
                .body("lacking", hasSize(0));
    }

    @Test
    void passesOnWhyItWasRefused() {
        Crew crew = Crew.of(2);
        crew.active(crew.terms("split", Map.of("rule", "equal")));
        rebate.earns(crew.lead().id(), "10", "1");
        UUID settlement = crew.settles("2025-05");
        rebate.is(FakeRebate.Mood.REFUSES);

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(409, "settlement-refused"))
                .body("reason", equalTo("urn:tandem:problem:invalid-request"));
        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("CALCULATED"));
    }

    @Test
    void membersSeeAndOnlyTheLeadAndOperatorsDrive() {
        Crew crew = Crew.of(2);
        crew.active();
        UUID settlement = crew.settles("2025-05");

        crew.member(1).get("/v1/settlements/" + settlement).statusCode(200);
        crew.member(1)
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(403, "forbidden"));
        crew.member(1)
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-06"))
                .spec(problem(403, "forbidden"));
        Member.operator()
                .body(Map.of("period", "2025-06"))
                .post("/v1/teams/" + crew.team() + "/settlements")
                .then()
                .statusCode(201);
    }
}
