package io.tandem.team.simulation;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.split.model.Digest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SimulationResourceTest extends TeamServiceTest {

    private static final Map<String, String> EQUAL = Map.of("rule", "equal");

    @Test
    void showsMonthsAndTotalsOfADraftAgainstAloneAndThePresentAgreement() {
        Crew crew = crew();
        UUID present = crew.active(crew.terms("split", threeToOne(crew)));
        UUID draft = crew.lead().drafts(crew.team(), crew.terms("split", EQUAL));
        String first = crew.member(0).id().toString();

        simulates(crew, crew.lead(), Map.of("agreementId", draft))
                .statusCode(201)
                .body("digest", notNullValue())
                .body("asOf", equalTo("2026-11-01T00:00:00Z"))
                .body("createdBy", equalTo(first))
                .body("content.schema", equalTo("tandem/simulation/1"))
                .body("content.termsDigest", equalTo(crew.lead().digest(draft)))
                .body("content.presentDigest", equalTo(crew.lead().digest(present)))
                .body("content.months.period", equalTo(List.of("2025-05", "2025-06")))
                .body("content.months[0].contributions.volumeUsd.sort()", hasSize(2))
                .body("content.months[0].presentContributions", nullValue())
                .rootPath("content.totals[0]")
                .body("asset", equalTo("USDT"))
                .body("months", equalTo(2))
                .body("pool", equalTo("900"))
                .body("gini.alone.fraction", equalTo("1/18"))
                .body("gini.alone.decimal", equalTo("0.055556"))
                .body("gini.proposed.fraction", equalTo("0"))
                .body("gini.present.fraction", equalTo("1/4"))
                .rootPath("content.totals[0].members.find { it.sums.partnerId == '%s' }")
                .body("sums.alone", args(first), equalTo("500"))
                .body("sums.result", args(first), equalTo("450"))
                .body("sums.againstAlone", args(first), equalTo("-50"))
                .body("sums.againstPresent", args(first), equalTo("-225"))
                .body("worstMonth.period", args(first), equalTo("2025-05"))
                .body("worstMonth.againstAlone", args(first), equalTo("-150"))
                .body("breakEven.monthsNoWorse", args(first), equalTo(1))
                .body("breakEven.since", args(first), nullValue())
                .body("breakEven.contribution", args(first), notNullValue());
    }

    @Test
    void theSameQuestionHasTheSameBytesWhoeverAsksAndWhenever() throws Exception {
        Crew crew = crew();
        UUID draft = crew.lead().drafts(crew.team(), crew.terms("split", EQUAL));
        String digest =
                simulates(crew, crew.lead(), Map.of("agreementId", draft))
                        .statusCode(201)
                        .extract()
                        .path("digest");
        clock.advance(Duration.ofDays(3));

        simulates(crew, crew.member(1), Map.of("terms", crew.terms("split", EQUAL)))
                .statusCode(200)
                .body("digest", equalTo(digest))
                .body("createdBy", equalTo(crew.lead().id().toString()));

        byte[] canonical =
                crew.member(1)
                        .get(at(crew) + "/" + digest + "/canonical")
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        assertEquals(digest, Digest.ofBytes(canonical).hex());
        rebate.earnsIn("2025-06", crew.member(1).id(), "300.000000000000000001", "500");
        simulates(crew, crew.lead(), Map.of("agreementId", draft)).statusCode(201);
    }

    @Test
    void aSignatureTellsWhatItsSignerHasSeen() {
        Crew crew = crew();
        UUID agreement = crew.proposed(crew.terms("split", EQUAL));
        String seen =
                simulates(crew, crew.member(1), Map.of("agreementId", agreement))
                        .statusCode(201)
                        .extract()
                        .path("digest");
        String ofOtherTerms =
                simulates(crew, crew.member(1), Map.of("terms", crew.terms()))
                        .statusCode(201)
                        .extract()
                        .path("digest");
        assertNotEquals(seen, ofOtherTerms);
        UUID key = crew.member(1).registersKey();

        signs(crew.member(1), agreement, key, ofOtherTerms)
                .spec(problem(422, "simulation-unknown"));
        signs(crew.member(1), agreement, key, "0".repeat(64))
                .spec(problem(422, "simulation-unknown"));
        signs(crew.member(1), agreement, key, "0F")
                .spec(problem(400, "invalid-request"))
                .body("violations[0].field", equalTo("simulationDigest"));
        signs(crew.member(1), agreement, key, seen)
                .statusCode(200)
                .body("signatures[0].simulationDigest", equalTo(seen));
        crew.lead()
                .signs(agreement)
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("signatures.simulationDigest", hasItem(seen))
                .body("signatures.simulationDigest", hasItem(nullValue()));
    }

    @Test
    void whatASignatureNamesIsKeptAndTheRestIsForgotten() {
        Crew crew = crew();
        UUID agreement = crew.proposed(crew.terms("split", EQUAL));
        String seen =
                simulates(crew, crew.lead(), Map.of("agreementId", agreement))
                        .extract()
                        .path("digest");
        signs(crew.lead(), agreement, crew.lead().registersKey(), seen).statusCode(200);
        for (int i = 1; i < 5; i++) {
            simulates(crew, crew.lead(), Map.of("terms", crew.terms("noticeDays", i)))
                    .statusCode(201);
        }

        simulates(crew, crew.lead(), Map.of("terms", crew.terms("noticeDays", 5)))
                .spec(problem(409, "too-many-simulations"))
                .body("limit", equalTo(5));
        clock.advance(Duration.ofDays(91));
        simulates(crew, crew.lead(), Map.of("terms", crew.terms("noticeDays", 5))).statusCode(201);

        crew.lead().get(at(crew)).statusCode(200).body("items", hasSize(2));
        crew.lead().get(at(crew) + "/" + seen).statusCode(200).body("digest", equalTo(seen));
    }

    @Test
    void toAStrangerThereIsNoSimulation() {
        Crew crew = crew();
        String digest =
                simulates(crew, crew.lead(), Map.of("terms", crew.terms()))
                        .extract()
                        .path("digest");
        Member stranger = Member.any();

        stranger.get(at(crew)).spec(problem(404, "not-found"));
        stranger.get(at(crew) + "/" + digest).spec(problem(404, "not-found"));
        stranger.get(at(crew) + "/" + digest + "/canonical").spec(problem(404, "not-found"));
        simulates(crew, stranger, Map.of("terms", crew.terms())).spec(problem(404, "not-found"));
        crew.lead().get(at(crew) + "/" + "nonsense").spec(problem(404, "not-found"));
        Member.operator().get(at(crew) + "/" + digest).then().statusCode(200);
    }

    @Test
    void nobodysFiguresAreShownWithoutItsConsent() {
        Crew crew = crew();
        Member invited = Member.any();
        crew.lead().invites(crew.team(), invited);
        rebate.earns(invited.id(), "7", "70");
        Map<String, Object> terms = new Crew(crew.team(), with(crew, invited)).terms();
        UUID draft = crew.lead().drafts(crew.team(), terms);
        UUID without = crew.lead().drafts(crew.team(), crew.terms());

        simulates(crew, crew.lead(), Map.of("agreementId", draft))
                .spec(problem(409, "not-on-the-team"))
                .body("partners", equalTo(List.of(invited.id().toString())));
        simulates(crew, crew.lead(), Map.of("terms", terms)).spec(problem(409, "not-on-the-team"));
        assertEquals(List.of(), rebate.queries());
        simulates(crew, invited, Map.of("terms", terms)).spec(problem(404, "not-found"));
        simulates(crew, invited, Map.of("agreementId", without)).spec(problem(404, "not-found"));
        String digest =
                simulates(crew, invited, Map.of("agreementId", draft))
                        .statusCode(201)
                        .extract()
                        .path("digest");

        invited.get(at(crew) + "/" + digest).statusCode(200);
        invited.get(at(crew)).statusCode(200).body("items.digest", equalTo(List.of(digest)));
        crew.member(1).get(at(crew) + "/" + digest).statusCode(200);
    }

    @Test
    void anInviteeSeesOnlySimulationsThatNameIt() {
        Crew crew = crew();
        Member invited = Member.any();
        crew.lead().invites(crew.team(), invited);
        UUID draft =
                crew.lead().drafts(crew.team(), new Crew(crew.team(), with(crew, invited)).terms());
        simulates(crew, invited, Map.of("agreementId", draft)).statusCode(201);
        String other =
                simulates(crew, crew.lead(), Map.of("terms", crew.terms()))
                        .extract()
                        .path("digest");

        invited.get(at(crew) + "/" + other).spec(problem(404, "not-found"));
        crew.lead().get(at(crew)).body("items", hasSize(2));
    }

    @Test
    void whoIsLeftOutOfTheTermsIsNotShownThoughThePresentAgreementCountsIt() {
        Crew crew = Crew.of(3);
        crew.active(crew.terms("split", EQUAL));
        rebate.earns(crew.member(0).id(), "90", "900");
        rebate.earns(crew.member(2).id(), "30", "300");
        Map<String, Object> terms =
                new Crew(crew.team(), List.of(crew.member(0), crew.member(1))).terms();
        terms.put("split", EQUAL);

        String body =
                simulates(crew, crew.lead(), Map.of("terms", terms))
                        .statusCode(201)
                        .rootPath("content.totals[0].members.find { it.sums.partnerId == '%s' }")
                        // 45 a month instead of 90 alone, and of 40 as one of three.
                        .body(
                                "sums.againstAlone",
                                args(crew.member(0).id().toString()),
                                equalTo("-90"))
                        .body(
                                "sums.againstPresent",
                                args(crew.member(0).id().toString()),
                                equalTo("10"))
                        .extract()
                        .asString();

        assertFalse(body.contains(crew.member(2).id().toString()));
    }

    @Test
    void anAgreementOfAnotherTeamIsNone() {
        Crew crew = crew();
        Crew other = Crew.of(List.of(crew.lead()));
        UUID draft = crew.lead().drafts(other.team(), other.terms());

        simulates(crew, crew.lead(), Map.of("agreementId", draft)).spec(problem(404, "not-found"));
    }

    @Test
    void asksOncePerMonthUnlessThePresentAgreementIsAboutSomethingElse() {
        Crew crew = crew();
        crew.active();

        simulates(crew, crew.lead(), Map.of("terms", crew.terms("split", EQUAL))).statusCode(201);
        assertEquals(2, rebate.queries().size());

        simulates(
                        crew,
                        crew.lead(),
                        Map.of(
                                "terms",
                                crew.terms(
                                        "scope", Map.of("kind", "CAMPAIGN", "campaign", "autumn"))))
                .statusCode(201);
        assertEquals(6, rebate.queries().size());
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12, 2000-01, from",
        "2025-06, 2025-05, to",
        "2024-01, 2026-01, to",
        "2026-10, 2026-11, to",
    })
    void refusesMonthsThatAreNotPastOrTooMany(String from, String to, String field) {
        Crew crew = crew();

        crew.lead()
                .post(at(crew), Map.of("terms", crew.terms(), "from", from, "to", to))
                .spec(problem(400, "invalid-request"))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void refusesTermsThatCouldNotBeDrafted() {
        Crew crew = crew();

        simulates(crew, crew.lead(), Map.of()).spec(problem(400, "invalid-request"));
        simulates(crew, crew.lead(), Map.of("terms", crew.terms("teamId", UUID.randomUUID())))
                .spec(problem(400, "invalid-request"))
                .body("violations[0].field", equalTo("terms.teamId"));
    }

    @Test
    void waitsForRebateService() {
        Crew crew = crew();
        rebate.is(FakeRebate.Mood.FAILS);

        simulates(crew, crew.lead(), Map.of("terms", crew.terms()))
                .spec(problem(503, "neighbour-unavailable"))
                .header("Retry-After", "5");
    }

    private Crew crew() {
        Crew crew = Crew.of(2);
        rebate.earnsIn("2025-05", crew.member(0).id(), "400", "1000");
        rebate.earnsIn("2025-05", crew.member(1).id(), "100", "500");
        rebate.earnsIn("2025-06", crew.member(0).id(), "100", "200");
        rebate.earnsIn("2025-06", crew.member(1).id(), "300", "900");
        return crew;
    }

    private static List<Member> with(Crew crew, Member another) {
        return List.of(crew.member(0), crew.member(1), another);
    }

    private static Map<String, Object> threeToOne(Crew crew) {
        return Map.of(
                "rule",
                "fixed",
                "weights",
                List.of(
                        Map.of("partnerId", crew.member(0).id(), "weight", "3"),
                        Map.of("partnerId", crew.member(1).id(), "weight", "1")));
    }

    private static ValidatableResponse simulates(Crew crew, Member member, Map<String, ?> what) {
        Map<String, Object> body = new LinkedHashMap<>(what);
        body.put("from", "2025-05");
        body.put("to", "2025-06");
        return member.post(at(crew), body);
    }

    private static ValidatableResponse signs(
            Member member, UUID agreement, UUID key, String simulation) {
        byte[] digest = HexFormat.of().parseHex(member.digest(agreement));
        return member.post(
                "/v1/agreements/" + agreement + ":sign",
                Map.of(
                        "keyId",
                        key,
                        "signature",
                        member.key().sign(digest),
                        "simulationDigest",
                        simulation));
    }

    private static String at(Crew crew) {
        return "/v1/teams/" + crew.team() + "/simulations";
    }

    private static List<io.restassured.specification.Argument> args(String value) {
        return io.restassured.RestAssured.withArgs(value);
    }
}
