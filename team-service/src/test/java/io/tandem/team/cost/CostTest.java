package io.tandem.team.cost;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a member spent counts once the others say so, and never by its own word. */
@QuarkusTest
class CostTest extends TeamServiceTest {

    static final Map<String, Object> ALL =
            Map.of("approval", "ALL", "days", 14, "onSilence", "REFUSED");

    @Inject CostKeeper keeper;

    @Test
    void countsWhenAllOthersApprove() {
        Crew crew = crew(3, ALL);
        UUID cost = claimed(crew.lead(), crew, "120");

        crew.member(1)
                .post("/v1/costs/" + cost + ":approve")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("CLAIMED"));
        crew.member(2)
                .post("/v1/costs/" + cost + ":approve")
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("decidedHow", equalTo("VOTED"))
                .body("until", nullValue());

        crew.lead()
                .get("/v1/teams/" + crew.team() + "/costs?period=2025-05")
                .body("items.id", contains(cost.toString()))
                .body("items[0].votes.approves", contains(true, true));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/costs?period=2025-06")
                .body("items", hasSize(0));
    }

    @Test
    void oneObjectionIsEnoughWhereAllMustApprove() {
        Crew crew = crew(3, ALL);
        UUID cost = claimed(crew.lead(), crew, "120");

        crew.member(1)
                .post("/v1/costs/" + cost + ":object", Map.of("reason", "Not ours."))
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("votes.find { it.approves == false }.reason", equalTo("Not ours."));
        crew.member(2).post("/v1/costs/" + cost + ":approve").spec(problem(409, "cost-decided"));
    }

    @Test
    void theNamedMemberApprovesAllButItsOwn() {
        Crew crew = Crew.of(3);
        active(
                crew,
                Map.of(
                        "approval",
                        "MEMBER",
                        "approver",
                        crew.member(1).id(),
                        "days",
                        14,
                        "onSilence",
                        "REFUSED"));
        UUID cost = claimed(crew.lead(), crew, "120");
        UUID own = claimed(crew.member(1), crew, "50");

        crew.member(2).post("/v1/costs/" + cost + ":approve").spec(problem(403, "forbidden"));
        crew.member(1).post("/v1/costs/" + cost + ":approve").body("state", equalTo("ACCEPTED"));
        crew.member(1).post("/v1/costs/" + own + ":approve").spec(problem(403, "forbidden"));
        crew.lead().post("/v1/costs/" + own + ":approve").body("state", equalTo("CLAIMED"));
        crew.member(2).post("/v1/costs/" + own + ":approve").body("state", equalTo("ACCEPTED"));
    }

    @Test
    void silenceSaysWhatTheTermsSay() {
        Crew crew = crew(2, Map.of("approval", "MAJORITY", "days", 3, "onSilence", "ACCEPTED"));
        UUID cost = claimed(crew.lead(), crew, "120");
        clock.advance(Duration.ofDays(3));

        crew.member(1)
                .post("/v1/costs/" + cost + ":object", Map.of("reason", "Too late."))
                .spec(problem(409, "cost-decided"));
        keeper.elapseAll().subscribeAsCompletionStage().join();

        crew.lead()
                .get("/v1/costs/" + cost)
                .body("state", equalTo("ACCEPTED"))
                .body("decidedHow", equalTo("SILENCE"))
                .body("decidedAt", equalTo("2026-11-18T12:00:00Z"));
    }

    @Test
    void nobodyExceedsTheCapByClaimingTwiceAtOnce() {
        Map<String, Object> terms = new HashMap<>(ALL);
        terms.put("caps", List.of(Map.of("asset", "USDT", "amount", "500")));
        Crew crew = crew(2, terms);

        List<Integer> statuses =
                IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ -> claims(crew.lead(), crew, "200").extract().statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(201, 201, 409, 409), statuses);
        claims(crew.lead(), crew, "100.1")
                .spec(problem(409, "cost-cap-exceeded"))
                .body("left", equalTo("100"));
        claims(crew.member(1), crew, "500").statusCode(201);
    }

    @Test
    void whatIsWithdrawnMakesRoom() {
        Map<String, Object> terms = new HashMap<>(ALL);
        terms.put("caps", List.of(Map.of("asset", "USDT", "amount", "500")));
        Crew crew = crew(2, terms);
        UUID cost = claimed(crew.lead(), crew, "500");

        crew.member(1).post("/v1/costs/" + cost + ":withdraw").spec(problem(403, "forbidden"));
        crew.lead().post("/v1/costs/" + cost + ":withdraw").body("state", equalTo("WITHDRAWN"));

        claimed(crew.lead(), crew, "500");
    }

    @Test
    void nobodySaysTwoWordsNorAWordOnWhatItHasNotSeen() {
        Crew crew = crew(3, ALL);
        UUID cost = claimed(crew.lead(), crew, "120");
        crew.member(1).post("/v1/costs/" + cost + ":approve").statusCode(200);

        crew.member(1).post("/v1/costs/" + cost + ":approve").spec(problem(409, "already-voted"));
        crew.member(2)
                .request()
                .urlEncodingEnabled(false)
                .header("If-Match", "\"1\"")
                .post("/v1/costs/" + cost + ":approve")
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void withoutTermsForItNoCostIsTaken() {
        Crew crew = Crew.of(2);
        crew.active();

        claims(crew.lead(), crew, "1").spec(problem(409, "costs-not-agreed"));
        Crew others = crew(2, ALL);
        others.lead()
                .post("/v1/teams/" + others.team() + "/costs", cost("1", "2025-04"))
                .spec(problem(409, "costs-not-agreed"));
        others.lead()
                .post("/v1/teams/" + others.team() + "/costs", cost("1", "2026-12"))
                .spec(problem(400, "invalid-request"));
    }

    @Test
    void strangersSeeNone() {
        Crew crew = crew(2, ALL);
        UUID cost = claimed(crew.lead(), crew, "120");
        Member stranger = Member.any();

        stranger.get("/v1/costs/" + cost).spec(problem(404, "not-found"));
        stranger.post("/v1/costs/" + cost + ":approve").spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/costs").spec(problem(404, "not-found"));
        claims(stranger, crew, "1").spec(problem(404, "not-found"));
        Member.operator().get("/v1/costs/" + cost).then().statusCode(200);
    }

    @Test
    void aMemberClaimsSoManyAPeriod() {
        Crew crew = crew(1, ALL);
        for (int i = 0; i < CostService.MOST_COSTS; i++) {
            claimed(crew.lead(), crew, "1");
        }

        claims(crew.lead(), crew, "1")
                .spec(problem(409, "too-many-costs"))
                .body("limit", equalTo(CostService.MOST_COSTS));
    }

    @Test
    void refusesTermsThatCannotWork() {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = crew.terms("recoupment", Map.of("carry", true));
        drafts(crew, terms).spec(problem(400, "invalid-request"));
        terms.put(
                "costs",
                Map.of(
                        "approval",
                        "MEMBER",
                        "approver",
                        UUID.randomUUID(),
                        "days",
                        1,
                        "onSilence",
                        "REFUSED"));
        drafts(crew, terms).spec(problem(400, "invalid-request"));
        drafts(crew, crew.terms("split", Map.of("rule", "proportional", "by", "COST")))
                .spec(problem(400, "invalid-request"));
        terms.put("costs", ALL);
        terms.put("split", Map.of("rule", "proportional", "by", "COST"));
        drafts(crew, terms).statusCode(201);
    }

    private static ValidatableResponse drafts(Crew crew, Map<String, Object> terms) {
        return crew.lead().post("/v1/teams/" + crew.team() + "/agreements", Map.of("terms", terms));
    }

    static Map<String, Object> cost(String amount, String period) {
        return Map.of(
                "period",
                period,
                "asset",
                "USDT",
                "amount",
                amount,
                "purpose",
                "Ads",
                "link",
                "https://files.example.org/invoice.pdf",
                "sha256",
                "0".repeat(64));
    }

    private Crew crew(int size, Map<String, ?> costs) {
        Crew crew = Crew.of(size);
        active(crew, costs);
        return crew;
    }

    private static void active(Crew crew, Map<String, ?> costs) {
        crew.active(crew.terms("costs", costs));
    }

    private static ValidatableResponse claims(Member member, Crew crew, String amount) {
        return member.post("/v1/teams/" + crew.team() + "/costs", cost(amount, "2025-05"));
    }

    private static UUID claimed(Member member, Crew crew, String amount) {
        return claims(member, crew, amount).statusCode(201).extract().jsonPath().getUUID("id");
    }
}
