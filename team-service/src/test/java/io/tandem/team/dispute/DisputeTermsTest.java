package io.tandem.team.dispute;

import static io.tandem.team.dispute.Quarrel.VOTE;
import static io.tandem.team.dispute.Quarrel.proposes;
import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees disputes, what proves something in them, and which clauses there are. */
@QuarkusTest
class DisputeTermsTest extends TeamServiceTest {

    @Test
    void theClauseIsSignedLikeTheRest() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.lead().drafts(crew.team(), crew.terms("dispute", VOTE));

        String bytes =
                crew.lead().get("/v1/agreements/" + agreement + "/canonical").extract().asString();

        assertTrue(
                bytes.startsWith(
                        "{\"dispute\":{\"defaultAward\":\"HALF\",\"negotiationDays\":3,"
                                + "\"openDays\":10,\"quorum\":\"0.5\",\"ruling\":\"VOTE\","
                                + "\"rulingDays\":4},"),
                bytes);
    }

    @Test
    void evidenceIsListedByItsHash() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");
        String path = "/v1/disputes/" + dispute + "/evidence";

        quarrel.crew().lead().post(path, Quarrel.evidence("https://a.example/b")).statusCode(201);

        quarrel.claimant()
                .get(path)
                .body("items[0].sha256", equalTo("0".repeat(64)))
                .body("items[0].partnerId", equalTo(quarrel.crew().lead().id().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/b",
                "https://user:secret@a.example/b",
                "javascript:alert(1)",
                "https://",
                "nonsense"
            })
    void refusesLinksThatAreNotHttps(String link) {
        Quarrel quarrel = Quarrel.posted(rebate, 2, VOTE);
        UUID dispute = quarrel.opened("12");

        quarrel.claimant()
                .post("/v1/disputes/" + dispute + "/evidence", Quarrel.evidence(link))
                .spec(problem(400, "invalid-request"));
    }

    @Test
    void takesSoMuchEvidenceAndNoMore() {
        Quarrel quarrel = Quarrel.posted(rebate, 2, VOTE);
        UUID dispute = quarrel.opened("12");
        String path = "/v1/disputes/" + dispute + "/evidence";
        for (int i = 0; i < DisputeService.LIMIT; i++) {
            quarrel.claimant()
                    .post(path, Quarrel.evidence("https://a.example/" + i))
                    .statusCode(201);
        }

        quarrel.claimant()
                .post(path, Quarrel.evidence("https://a.example/more"))
                .spec(problem(409, "dispute-full"))
                .body("limit", equalTo(100));
    }

    @Test
    void strangersFindNothingAndOperatorsOnlyLook() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");
        Member stranger = Member.any();

        stranger.get("/v1/disputes/" + dispute).spec(problem(404, "not-found"));
        stranger.get("/v1/disputes").body("items", hasSize(0));
        stranger.get("/v1/disputes/" + dispute + "/evidence").spec(problem(404, "not-found"));
        stranger.get("/v1/disputes/" + dispute + "/proposals").spec(problem(404, "not-found"));
        stranger.get("/v1/settlements/" + quarrel.settlement() + "/disputes")
                .spec(problem(404, "not-found"));
        proposes(stranger, dispute, "1").spec(problem(404, "not-found"));
        quarrel.contests(stranger, quarrel.holder(), "1").spec(problem(404, "not-found"));
        Member.operator().get("/v1/disputes/" + dispute).then().statusCode(200);
        Member.operator()
                .body(Map.of("award", "ALL"))
                .post("/v1/disputes/" + dispute + ":vote")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void whoJoinedSinceIsNotInTheSettlement() {
        Quarrel quarrel = Quarrel.posted(rebate, 2, VOTE);
        UUID dispute = quarrel.opened("12");
        Member late = Member.any();
        late.joins(quarrel.crew().team(), quarrel.crew().lead());

        late.get("/v1/disputes/" + dispute).spec(problem(404, "not-found"));
        quarrel.contests(late, quarrel.holder(), "1").spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "quorum, 0, ",
        "quorum, , missing",
        "rulingDays, 0, ",
        "negotiationDays, 91, ",
        "ruling, ARBITER, no arbiter",
        "ruling, DEFAULT, with a quorum",
        "ruling, KING, ",
        "defaultAward, SOME, "
    })
    void refusesClausesThatAreNone(String field, String value, String why) {
        Quarrel quarrel = Quarrel.calculated(rebate, 2, null, 0);
        Map<String, Object> clause = new LinkedHashMap<>(VOTE);
        clause.remove(field);
        if (value != null) {
            clause.put(field, field.endsWith("Days") ? Integer.valueOf(value) : value);
        }

        quarrel.crew()
                .lead()
                .post(
                        "/v1/teams/" + quarrel.crew().team() + "/agreements",
                        Map.of("terms", quarrel.crew().terms("dispute", clause)))
                .spec(problem(400, "invalid-request"));
    }
}
