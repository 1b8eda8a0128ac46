package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementTest extends TeamServiceTest {

    @Test
    void isActiveWithTheLastSignatureAndNotBefore() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.proposed(crew.terms());

        crew.member(0).signs(agreement).body("state", equalTo("PROPOSED"));
        crew.member(1).signs(agreement).body("state", equalTo("PROPOSED"));
        crew.member(2)
                .signs(agreement)
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("signatures", hasSize(3))
                .body("lastPeriod", nullValue());
    }

    @Test
    void oneChangedCharacterIsAnotherDigestAndVoidsSignatures() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.lead().drafts(crew.team(), crew.terms());
        UUID key = crew.member(1).registersKey();
        String before = crew.lead().digest(agreement);

        crew.lead()
                .request()
                .body(Map.of("terms", crew.terms("text", "We share what our guides brinG.")))
                .put("/v1/agreements/" + agreement)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("digest", not(equalTo(before)));
        crew.lead().proposes(agreement);

        crew.member(1)
                .signs(agreement, key, before)
                .spec(problem(422, "signature-invalid"))
                .body("digest", not(equalTo(before)));
    }

    @Test
    void noByteOfASignatureMayBeAnother() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        UUID key = crew.lead().registersKey();
        byte[] digest = HexFormat.of().parseHex(crew.lead().digest(agreement));
        char[] signature = crew.lead().key().sign(digest).toCharArray();
        signature[10] = signature[10] == 'A' ? 'B' : 'A';

        crew.lead()
                .post(
                        "/v1/agreements/" + agreement + ":sign",
                        Map.of("keyId", key, "signature", new String(signature)))
                .spec(problem(422, "signature-invalid"));
    }

    @Test
    void nobodySignsForAnother() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        UUID keyOfOther = crew.member(1).registersKey();

        crew.lead()
                .signs(agreement, keyOfOther, crew.lead().digest(agreement))
                .spec(problem(404, "not-found"));
    }

    @Test
    void aMemberSignsOnce() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        crew.lead().signs(agreement).statusCode(200);

        crew.lead().signs(agreement).spec(problem(409, "already-signed"));
    }

    @Test
    void noRoleChangesAShareOfWhatIsProposedOrActive() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        Map<String, ?> grab = Map.of("terms", crew.terms("split", Map.of("rule", "equal")));

        crew.lead()
                .request()
                .body(grab)
                .put("/v1/agreements/" + agreement)
                .then()
                .spec(problem(409, "agreement-state"))
                .body("state", equalTo("ACTIVE"));
        Member.operator()
                .body(grab)
                .put("/v1/agreements/" + agreement)
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void aStaleRewriteIsRefused() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.lead().drafts(crew.team(), crew.terms());

        crew.lead()
                .request()
                .header("If-Match", "\"7\"")
                .body(Map.of("terms", crew.terms()))
                .put("/v1/agreements/" + agreement)
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void aDraftIsNotSigned() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.lead().drafts(crew.team(), crew.terms());

        crew.lead()
                .signs(agreement)
                .spec(problem(409, "agreement-state"))
                .body("state", equalTo("DRAFT"));
    }

    @Test
    void onlyDrafterOrLeadProposes() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.member(1).drafts(crew.team(), crew.terms());

        crew.member(2)
                .post("/v1/agreements/" + agreement + ":propose")
                .spec(problem(403, "forbidden"));
        crew.member(1).proposes(agreement);
    }

    @Test
    void oneRefusalEndsAProposal() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        crew.lead().signs(agreement).statusCode(200);

        crew.member(1)
                .post("/v1/agreements/" + agreement + ":decline", Map.of())
                .statusCode(200)
                .body("state", equalTo("DECLINED"))
                .body("decidedBy", equalTo(crew.member(1).id().toString()));

        crew.member(1)
                .signs(agreement)
                .spec(problem(409, "agreement-state"))
                .body("state", equalTo("DECLINED"));
    }

    @Test
    void aProposalExpires() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        crew.lead().signs(agreement).statusCode(200);
        clock.advance(Duration.ofDays(30));

        crew.member(1)
                .signs(agreement)
                .spec(problem(409, "agreement-state"))
                .body("state", equalTo("EXPIRED"));
        crew.lead().get("/v1/agreements/" + agreement).body("state", equalTo("EXPIRED"));
    }

    @Test
    void aTerminatedAgreementRulesUntilTheNoticeIsOver() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();

        crew.member(1)
                .post("/v1/agreements/" + agreement + ":terminate")
                .statusCode(200)
                .body("state", equalTo("TERMINATED"))
                .body("lastPeriod", equalTo("2026-12"))
                .body("signatures", hasSize(2));

        crew.lead()
                .post("/v1/agreements/" + agreement + ":terminate")
                .spec(problem(409, "agreement-state"));
    }

    @Test
    void anAmendmentSupersedesWhatItNames() {
        Crew crew = Crew.of(2);
        UUID first = crew.active();
        Map<String, Object> terms = crew.terms("effectiveFrom", "2026-01");
        terms.put("predecessor", crew.lead().digest(first));

        UUID second = crew.active(terms);

        crew.lead().get("/v1/agreements/" + second).body("state", equalTo("ACTIVE"));
        crew.lead()
                .get("/v1/agreements/" + first)
                .body("state", equalTo("SUPERSEDED"))
                .body("lastPeriod", equalTo("2025-12"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/agreements")
                .body("items.state", equalTo(List.of("SUPERSEDED", "ACTIVE")));
    }

    @Test
    void anAmendmentNamesTheActiveAgreement() {
        Crew crew = Crew.of(1);
        crew.active();
        UUID draft = crew.lead().drafts(crew.team(), crew.terms("predecessor", "0".repeat(64)));

        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "predecessor-not-active"));
    }

    @Test
    void anAmendmentDoesNotReachBehindItsPredecessor() {
        Crew crew = Crew.of(1);
        UUID first = crew.active();
        Map<String, Object> terms = crew.terms("effectiveFrom", "2025-04");
        terms.put("predecessor", crew.lead().digest(first));
        UUID draft = crew.lead().drafts(crew.team(), terms);

        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "effective-too-early"))
                .body("notBefore", equalTo("2025-05"));
    }

    @Test
    void aSecondAgreementDoesNotRuleBesideTheFirst() {
        Crew crew = Crew.of(1);
        UUID first = crew.active();
        UUID draft = crew.lead().drafts(crew.team(), crew.terms());

        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "another-agreement-rules"))
                .body("agreementId", equalTo(first.toString()));
    }

    @Test
    void allMembersAreOnTheTeam() {
        Crew crew = Crew.of(1);
        UUID stranger = UUID.randomUUID();
        UUID draft =
                crew.lead()
                        .drafts(
                                crew.team(),
                                crew.terms(
                                        "members",
                                        List.of(
                                                Map.of(
                                                        "partnerId",
                                                        stranger,
                                                        "pooledShare",
                                                        "0.5"))));

        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "not-on-the-team"))
                .body("partners", equalTo(List.of(stranger.toString())));
    }

    @Test
    void oneEarningIsNotPooledByTwoTeams() {
        Crew one = Crew.of(2);
        one.active();
        Crew other = Crew.of(List.of(Member.any(), one.member(1)));
        UUID draft = other.lead().drafts(other.team(), other.terms());

        other.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "scopes-overlap"))
                .body("partners", equalTo(List.of(one.member(1).id().toString())));
    }

    @Test
    void onlyWhoIsOfTheTeamDrafts() {
        Crew crew = Crew.of(1);

        Member.any()
                .post("/v1/teams/" + crew.team() + "/agreements", Map.of("terms", crew.terms()))
                .spec(problem(404, "not-found"));
    }

    @Test
    void anotherTeamsAgreementIsNone() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        Member stranger = Member.any();
        UUID key = stranger.registersKey();

        stranger.get("/v1/agreements/" + agreement).spec(problem(404, "not-found"));
        stranger.get("/v1/agreements/" + agreement + "/canonical").spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/agreements").spec(problem(404, "not-found"));
        stranger.signs(agreement, key, crew.lead().digest(agreement))
                .spec(problem(404, "not-found"));
        stranger.post("/v1/agreements/" + agreement + ":decline", Map.of())
                .spec(problem(404, "not-found"));
        for (String verb : List.of("propose", "terminate")) {
            stranger.post("/v1/agreements/" + agreement + ":" + verb)
                    .spec(problem(404, "not-found"));
        }
    }

    @Test
    void aFormerMemberKeepsSightOfWhatItSigned() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        Member leaving = crew.member(1);
        leaving.post("/v1/agreements/" + agreement + ":terminate").statusCode(200);
        clock.advance(Duration.ofDays(60));
        leaving.post("/v1/teams/" + crew.team() + ":leave").statusCode(200);
        UUID without =
                crew.lead()
                        .drafts(
                                crew.team(),
                                crew.terms(
                                        "members",
                                        List.of(
                                                Map.of(
                                                        "partnerId",
                                                        crew.lead().id(),
                                                        "pooledShare",
                                                        "1"))));

        leaving.get("/v1/agreements/" + agreement).statusCode(200);
        leaving.get("/v1/agreements/" + without).spec(problem(404, "not-found"));
        leaving.get("/v1/teams/" + crew.team() + "/agreements")
                .body("items.id", equalTo(List.of(agreement.toString())));
    }
}
