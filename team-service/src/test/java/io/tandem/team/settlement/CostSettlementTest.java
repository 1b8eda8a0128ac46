package io.tandem.team.settlement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approved costs come first out of the pool, are weighed, carried on, and restated. */
@QuarkusTest
class CostSettlementTest extends TeamServiceTest {

    private static final String USDT = "USDT";

    @TempDir static Path files;

    private static OfflineVerifier verifier;

    @Inject Restating restating;

    @Test
    void recoupsBeforeTheRuleDivides() {
        Crew crew = crew(true);
        rebate.earns(crew.lead().id(), "100", "1");
        spends(crew, crew.member(1), "40", "2025-05");

        UUID settlement = crew.settles("2025-05");

        // 100 less 40 is 60, a half each: the lead has 30 of its 100, the other 40 and 30.
        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("assets[0].pool", equalTo("100"))
                .body("assets[0].parts.find { it.recouped == '40' }.split", equalTo("30"))
                .body("assets[0].parts.find { it.recouped == '40' }.part", equalTo("70"))
                .body("assets[0].parts.find { it.recouped == '0' }.part", equalTo("30"))
                .body("transfers.amount", contains("70"))
                .body("contributions.costs.flatten().approved", contains("40"));
        verify(crew, settlement);
    }

    @Test
    void carriesOnWhatThePoolIsShortOf() {
        Crew crew = crew(true);
        rebate.earnsIn("2025-05", crew.lead().id(), "30", "1");
        rebate.earnsIn("2025-06", crew.lead().id(), "100", "1");
        spends(crew, crew.lead(), "20", "2025-05");
        spends(crew, crew.member(1), "40", "2025-05");

        UUID may = crew.settles("2025-05");
        UUID june = crew.settles("2025-06");

        crew.lead()
                .get("/v1/settlements/" + may)
                .body("assets[0].parts.recouped.sort()", contains("10", "20"))
                .body("assets[0].parts.split", contains("0", "0"));
        crew.lead()
                .get("/v1/settlements/" + june)
                .body("contributions.costs.flatten().carried.sort()", contains("10", "20"))
                .body("contributions.costs.flatten().approved", contains("0", "0"))
                .body("assets[0].parts.recouped.sort()", contains("10", "20"))
                .body("assets[0].parts.split", contains("35", "35"));
        verify(crew, may);
        verify(crew, june);
    }

    @Test
    void carriesNothingOnWhereTheTermsSayNo() {
        Crew crew = crew(false);
        rebate.earnsIn("2025-05", crew.lead().id(), "30", "1");
        rebate.earnsIn("2025-06", crew.lead().id(), "100", "1");
        spends(crew, crew.member(1), "40", "2025-05");

        crew.settles("2025-05");
        UUID june = crew.settles("2025-06");

        crew.lead()
                .get("/v1/settlements/" + june)
                .body("contributions.costs.flatten()", hasSize(0))
                .body("assets[0].parts.recouped", contains("0", "0"));
    }

    @Test
    void whatIsApprovedLateIsRestatedAndWithItTheNextPeriod() {
        Crew crew = crew(true);
        rebate.earnsIn("2025-05", crew.lead().id(), "30", "1");
        rebate.earnsIn("2025-06", crew.lead().id(), "100", "1");
        UUID may = posted(crew, "2025-05");
        UUID june = posted(crew, "2025-06");
        restating.look(crew);
        spends(crew, crew.member(1), "40", "2025-05");

        restating.look(crew);
        UUID first = restatement(crew, may);
        crew.lead()
                .get("/v1/settlements/" + first)
                .body("assets[0].parts.recouped.sort()", contains("0", "30"))
                .body("transfers.amount", contains("15"));
        crew.lead().post("/v1/settlements/" + first + ":post").statusCode(200);
        restating.look(crew);

        crew.lead()
                .get("/v1/settlements/" + restatement(crew, june))
                .body("contributions.costs.flatten().carried", contains("10"))
                .body("transfers.amount", contains("5"));
        verify(crew, restatement(crew, june));
    }

    @Test
    void whatIsNotApprovedCountsForNothing() {
        Crew crew = crew(true);
        rebate.earns(crew.lead().id(), "100", "1");
        claims(crew.member(1), crew, "40", "2025-05");

        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("contributions.costs.flatten()", hasSize(0))
                .body("assets[0].parts.recouped", contains("0", "0"));
    }

    @Test
    void theRuleWeighsCostsByTheirAsset() {
        Crew crew = Crew.of(2);
        Map<String, Object> terms =
                crew.terms("split", Map.of("rule", "proportional", "by", "COST"));
        terms.put("costs", Map.of("approval", "ALL", "days", 9, "onSilence", "REFUSED"));
        crew.active(terms);
        rebate.earns(crew.lead().id(), "100", "1");
        spends(crew, crew.lead(), "10", "2025-05");
        spends(crew, crew.member(1), "30", "2025-05");

        UUID settlement = crew.settles("2025-05");

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("assets[0].parts.part.sort()", contains("25", "75"))
                .body("assets[0].parts.recouped", contains("0", "0"));
        verify(crew, settlement);
    }

    private void verify(Crew crew, UUID settlement) {
        String answer = crew.lead().get("/v1/settlements/" + settlement).extract().asString();
        String agreement =
                crew.lead()
                        .get("/v1/agreements/" + JsonPath.from(answer).getString("agreementId"))
                        .extract()
                        .asString();

        verifier = verifier == null ? OfflineVerifier.compiledIn(files) : verifier;
        OfflineVerifier.Ended ended = verifier.check(agreement, answer);

        assertEquals(0, ended.code(), ended.output());
        assertEquals(
                1,
                verifier.check(
                                agreement,
                                answer.replaceFirst("\"approved\":\"(\\d)", "\"approved\":\"9$1"))
                        .code(),
                "a cost that is another gives other parts");
    }

    private Crew crew(boolean carry) {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("costs", Map.of("approval", "ALL", "days", 9, "onSilence", "REFUSED"));
        terms.put("recoupment", Map.of("carry", carry));
        crew.active(terms);
        return crew;
    }

    private static UUID claims(Member member, Crew crew, String amount, String period) {
        return member.post(
                        "/v1/teams/" + crew.team() + "/costs",
                        Map.of(
                                "period",
                                period,
                                "asset",
                                USDT,
                                "amount",
                                amount,
                                "purpose",
                                "Ads",
                                "link",
                                "https://files.example.org/invoice.pdf",
                                "sha256",
                                "0".repeat(64)))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** Claims it, and the other approves. */
    private static void spends(Crew crew, Member member, String amount, String period) {
        UUID cost = claims(member, crew, amount, period);
        crew.members().stream()
                .filter(each -> !each.equals(member))
                .forEach(each -> each.post("/v1/costs/" + cost + ":approve").statusCode(200));
    }

    private static UUID posted(Crew crew, String period) {
        UUID settlement = crew.settles(period);
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
        return settlement;
    }

    private static UUID restatement(Crew crew, UUID settlement) {
        return crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("restatements", hasSize(1))
                .extract()
                .jsonPath()
                .getUUID("restatements[0].id");
    }
}
