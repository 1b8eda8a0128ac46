package io.tandem.referral.binding;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BindingResourceTest extends ReferralTest {

    private String programme;
    private UUID owner;
    private UUID coInviter;
    private String code;

    @BeforeEach
    void givenALink() {
        programme = openProgramme();
        owner = enrolPartner(account(programme, "owner"));
        coInviter = enrolPartner(account(programme, "co-inviter"));
        code =
                mintLink(
                        owner,
                        programme,
                        "campaign",
                        "autumn",
                        "coInviterId",
                        coInviter,
                        "coInviterShare",
                        "0.2",
                        "inviteeShare",
                        "0.1");
    }

    private static Map<String, Object> only(List<Map<String, Object>> bindings) {
        assertEquals(1, bindings.size());
        return bindings.getFirst();
    }

    @Test
    void bindsAUser() {
        bind(claim(programme, "u", code, SIGNED_UP, "country", "TR"))
                .statusCode(201)
                .body("outcome", equalTo("bound"))
                .body("binding.programme", equalTo(programme))
                .body("binding.userId", equalTo("u"))
                .body("binding.partnerId", equalTo(owner.toString()))
                .body("binding.linkVersion", equalTo(1))
                .body("binding.code", equalTo(code))
                .body("binding.channel", equalTo("youtube"))
                .body("binding.campaign", equalTo("autumn"))
                .body("binding.coInviterId", equalTo(coInviter.toString()))
                .body("binding.coInviterShare", equalTo("0.2"))
                .body("binding.inviteeShare", equalTo("0.1"))
                .body("binding.introducerId", nullValue())
                .body("binding.country", equalTo("TR"))
                .body("binding.from", equalTo(SIGNED_UP))
                .body("binding.to", nullValue())
                .body("binding.state", equalTo("IN_FORCE"))
                .body("binding.revision", equalTo(1));
    }

    @Test
    void answersAClaimThatWasToldBeforeAsADuplicate() {
        String id = bind(claim(programme, "u", code, SIGNED_UP)).extract().path("binding.id");

        bind(claim(programme, "u", code.toUpperCase(java.util.Locale.ROOT), SIGNED_UP))
                .statusCode(200)
                .body("outcome", equalTo("duplicate"))
                .body("binding.id", equalTo(id))
                .body("binding.revision", equalTo(1));
    }

    @Test
    void letsTheFirstClaimInEventTimeWinWhenItArrivesLate() {
        UUID rival = enrolPartner();
        String rivals = mintLink(rival, programme);
        Map<String, Object> later = claim(programme, "u", code, "2026-11-02T00:00:00Z");
        String voided = bind(later).statusCode(201).extract().path("binding.id");

        bind(claim(programme, "u", rivals, "2026-11-01T00:00:00Z"))
                .statusCode(201)
                .body("binding.partnerId", equalTo(rival.toString()));

        bind(later)
                .statusCode(200)
                .body("outcome", equalTo("superseded"))
                .body("binding.id", equalTo(voided))
                .body("binding.state", equalTo("VOIDED"))
                .body("binding.revision", equalTo(2))
                .body("binding.to", equalTo("2026-11-02T00:00:00Z"));
        operator()
                .queryParam("programme", programme)
                .get("/v1/refusals")
                .then()
                .body("items.reason", contains("already-bound"));
    }

    @Test
    void refusesASecondClaimAndKeepsTheRefusal() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);
        Map<String, Object> second = claim(programme, "u", code, "2026-11-02T00:00:00Z");

        String refusal =
                bind(second).spec(problem(422, "already-bound")).extract().path("refusalId");

        bind(second).spec(problem(422, "already-bound")).body("refusalId", equalTo(refusal));
        partner(owner)
                .get("/v1/refusals")
                .then()
                .statusCode(200)
                .body("items.id", contains(refusal))
                .body("items.userId", contains("u"))
                .body("items.partnerId", contains(owner.toString()))
                .body("items.withdrawnAt", contains(nullValue()));
    }

    @Test
    void recallsAnIdleUser() {
        bind(claim(programme, "u", code, "2026-01-01T00:00:00Z")).statusCode(201);
        UUID rival = enrolPartner();
        String rivals = mintLink(rival, programme);

        bind(claim(
                        programme,
                        "u",
                        rivals,
                        "2026-11-01T00:00:00Z",
                        "lastActiveAt",
                        "2026-08-04T00:00:00Z"))
                .spec(problem(422, "already-bound"));
        bind(claim(
                        programme,
                        "u",
                        rivals,
                        "2026-11-01T00:00:00Z",
                        "lastActiveAt",
                        "2026-08-03T00:00:00Z"))
                .statusCode(201)
                .body("binding.from", equalTo("2026-11-01T00:00:00Z"));

        List<Map<String, Object>> bindings = bindingsOf(programme, "u");
        assertEquals(
                List.of("ENDED", "IN_FORCE"),
                bindings.stream().map(one -> one.get("state")).toList());
        assertEquals("2026-11-01T00:00:00Z", bindings.getFirst().get("to"));
        assertEquals(2, bindings.getFirst().get("revision"));
    }

    @ParameterizedTest
    @CsvSource({"owner", "co-inviter"})
    void refusesASelfReferral(String account) {
        bind(claim(programme, account, code, SIGNED_UP)).spec(problem(422, "self-referral"));
    }

    @Test
    void letsAPartnersAccountBeReferredElsewhereAndInAnotherProgramme() {
        String elsewhere = openProgramme();
        String there = mintLink(owner, elsewhere);
        String rivals = mintLink(enrolPartner(), programme);

        bind(claim(elsewhere, "owner", there, SIGNED_UP)).statusCode(201);
        bind(claim(programme, "owner", rivals, SIGNED_UP)).statusCode(201);
    }

    @Test
    void refusesACycleWhicheverHalfArrivesFirst() {
        UUID a = enrolPartner(account(programme, "a"));
        UUID b = enrolPartner(account(programme, "b"));
        String linkOfA = mintLink(a, programme);
        String linkOfB = mintLink(b, programme);
        Map<String, Object> second = claim(programme, "b", linkOfA, "2026-11-02T00:00:00Z");
        bind(second).statusCode(201);

        bind(claim(programme, "a", linkOfB, "2026-11-01T00:00:00Z")).statusCode(201);

        assertEquals("IN_FORCE", only(bindingsOf(programme, "a")).get("state"));
        assertEquals("VOIDED", only(bindingsOf(programme, "b")).get("state"));
        bind(claim(programme, "b", linkOfA, "2026-11-03T00:00:00Z")).spec(problem(422, "cycle"));
    }

    @Test
    void refusesAnUnknownCodeUntilItIsToldAgainWithTheLinkThere() {
        String later = unique("later-");
        Map<String, Object> claim = claim(programme, "u", later, SIGNED_UP);
        bind(claim).spec(problem(422, "unknown-code"));
        mintLink(owner, programme, "code", later);

        assertEquals(List.of(), bindingsOf(programme, "u"));
        bind(claim).statusCode(201).body("outcome", equalTo("bound"));

        operator()
                .queryParam("programme", programme)
                .get("/v1/refusals")
                .then()
                .body("items", hasSize(1))
                .body("items[0].withdrawnAt", equalTo("2026-11-15T12:00:00Z"));
    }

    @Test
    void knowsNoCodeOfAnotherProgramme() {
        String elsewhere = openProgramme();

        bind(claim(elsewhere, "u", code, SIGNED_UP)).spec(problem(422, "unknown-code"));
    }

    @Test
    void refusesAnUnknownClick() {
        bind(claim(programme, "u", null, SIGNED_UP, "clickId", UUID.randomUUID()))
                .spec(problem(422, "unknown-click"));
    }

    @Test
    void refusesALinkThatHadExpiredAtTheSignUp() {
        String passing = mintLink(owner, programme, "expiresAt", "2026-11-01T00:00:00Z");

        bind(claim(programme, "u", passing, "2026-11-01T00:00:00Z"))
                .spec(problem(422, "link-expired"));
        bind(claim(programme, "v", passing, "2026-10-31T23:59:59.999999Z")).statusCode(201);
    }

    @Test
    void judgesAPartnersStandingByTheTimeOfTheSignUp() {
        stand(owner, "suspend");
        clock.advance(Duration.ofDays(1));
        stand(owner, "reinstate");
        clock.advance(Duration.ofDays(1));
        stand(owner, "close");
        clock.advance(Duration.ofDays(1));

        bind(claim(programme, "u", code, "2026-11-15T11:59:59Z")).statusCode(201);
        bind(claim(programme, "v", code, "2026-11-15T12:00:00Z"))
                .spec(problem(422, "partner-suspended"));
        bind(claim(programme, "w", code, "2026-11-16T12:00:00Z")).statusCode(201);
        bind(claim(programme, "x", code, "2026-11-17T12:00:00Z"))
                .spec(problem(422, "partner-closed"));
        assertEquals("2026-11-17T12:00:00Z", only(bindingsOf(programme, "w")).get("to"));
    }

    @Test
    void keepsTheTermsUnderWhichAUserCame() {
        String id = minted(owner, programme, "inviteeShare", "0.1").extract().path("id");
        String link = partner(owner).get("/v1/links/" + id).path("code");
        bind(claim(programme, "u", link, SIGNED_UP)).statusCode(201);
        clock.advance(Duration.ofHours(1));
        partner(owner)
                .body(body("inviteeShare", "0.05", "channel", "x"))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200);
        clock.advance(Duration.ofHours(1));

        bind(claim(programme, "late", link, SIGNED_UP))
                .statusCode(201)
                .body("binding.linkVersion", equalTo(1))
                .body("binding.inviteeShare", equalTo("0.1"));
        bind(claim(programme, "new", link, "2026-11-15T13:00:00Z"))
                .statusCode(201)
                .body("binding.linkVersion", equalTo(2))
                .body("binding.inviteeShare", equalTo("0.05"))
                .body("binding.channel", equalTo("x"));

        assertEquals("0.1", only(bindingsOf(programme, "u")).get("inviteeShare"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "programme, nobody-s",
                "programme, null",
                "userId, 'a b'",
                "userId, ''",
                "code, null",
                "signedUpAt, null",
                "signedUpAt, 2026-11-15T12:01:01Z",
                "signedUpAt, 2026-11-01",
                "lastActiveAt, 2026-11-01T10:00:01Z",
                "country, tr",
                "clickId, 7",
                "surprise, x"
            })
    void refusesWhatDoesNotFit(String field, String value) {
        Map<String, Object> claim = claim(programme, "u", code, SIGNED_UP);
        claim.put(field, value);

        bind(claim).spec(violation(field));
    }

    @Test
    void takesACodeOrAClickButNotBoth() {
        bind(claim(programme, "u", code, SIGNED_UP, "clickId", UUID.randomUUID()))
                .spec(violation("code"));
    }

    @Test
    void looksUpManyUsersAtOnce() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);
        bind(claim(programme, "v", code, SIGNED_UP)).statusCode(201);

        as(Tokens.service())
                .body(body("programme", programme, "userIds", List.of("u", "v", "nobody")))
                .post("/v1/bindings:lookup")
                .then()
                .statusCode(200)
                .body("items.userId", containsInAnyOrder("u", "v"));
        as(Tokens.service())
                .body(body("programme", programme, "userIds", List.of()))
                .post("/v1/bindings:lookup")
                .then()
                .spec(violation("userIds"));
    }

    @Test
    void showsAPartnerItsOwnUsersByThePage() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);
        bind(claim(programme, "v", code, SIGNED_UP)).statusCode(201);
        String path = "/v1/partners/" + owner + "/bindings";

        String next =
                partner(owner)
                        .queryParam("limit", 1)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("items.userId", contains("u"))
                        .extract()
                        .path("next");

        partner(owner)
                .queryParam("after", next)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.userId", contains("v"))
                .body("next", nullValue());
    }

    @Test
    void showsUsersToNobodyElse() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);
        bind(claim(programme, "u", code, "2026-11-02T00:00:00Z")).statusCode(422);

        for (UUID other : List.of(coInviter, enrolPartner())) {
            partner(other)
                    .get("/v1/partners/" + owner + "/bindings")
                    .then()
                    .spec(problem(404, "not-found"));
            partner(other)
                    .queryParam("partner", owner.toString())
                    .get("/v1/refusals")
                    .then()
                    .spec(problem(404, "not-found"));
            partner(other).get("/v1/refusals").then().statusCode(200).body("items", hasSize(0));
        }
    }
}
