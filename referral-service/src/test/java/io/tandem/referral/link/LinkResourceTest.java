package io.tandem.referral.link;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LinkResourceTest extends ReferralTest {

    private String programme;
    private UUID owner;
    private UUID coInviter;

    @BeforeEach
    void givenPartners() {
        programme = openProgramme();
        owner = enrolPartner();
        coInviter = enrolPartner();
    }

    private String mintedShared() {
        return minted(
                        owner,
                        programme,
                        "coInviterId",
                        coInviter,
                        "coInviterShare",
                        "0.2",
                        "inviteeShare",
                        "0.1")
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void makesALink() {
        String code = unique("Ayse-");

        minted(
                        owner,
                        programme,
                        "code",
                        code,
                        "campaign",
                        "autumn",
                        "expiresAt",
                        "2027-01-01T00:00:00Z",
                        "inviteeShare",
                        "0.10")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("code", equalTo(code))
                .body("programme", equalTo(programme))
                .body("ownerId", equalTo(owner.toString()))
                .body("channel", equalTo("youtube"))
                .body("campaign", equalTo("autumn"))
                .body("expiresAt", equalTo("2027-01-01T00:00:00Z"))
                .body("version", equalTo(1))
                .body("coInviterId", nullValue())
                .body("coInviterShare", equalTo("0"))
                .body("inviteeShare", equalTo("0.1"))
                .body("url", endsWith("/r/" + code));
    }

    @Test
    void makesUpACode() {
        minted(owner, programme).statusCode(201).body("code", matchesPattern("[a-z2-9]{10}"));
    }

    @Test
    void makesOneLinkForOneKey() {
        String key = UUID.randomUUID().toString();
        String id =
                partner(owner)
                        .header("Idempotency-Key", key)
                        .body(linkBody(programme))
                        .post("/v1/links")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        partner(owner)
                .header("Idempotency-Key", key)
                .body(linkBody(programme))
                .post("/v1/links")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
    }

    @Test
    void refusesACodeThatDiffersInCaseAlone() {
        String code = unique("Ayse-");
        minted(owner, programme, "code", code).statusCode(201);

        minted(coInviter, programme, "code", code.toUpperCase(Locale.ROOT))
                .spec(problem(409, "code-taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "destination, http://www.okx.com/join",
        "destination, https://evil.example/join",
        "destination, https://www.okx.com@evil.example/",
        "destination, //evil.example",
        "code, a/b",
        "channel, ' youtube'",
        "inviteeShare, 1.000001",
        "inviteeShare, 0.1234567",
        "coInviterShare, 0.1",
        "programme, nobody-s"
    })
    void refusesWhatDoesNotFit(String field, String value) {
        minted(owner, programme, field, value).spec(violation(field));
    }

    @Test
    void givesAwayAtMostTheWhole() {
        minted(
                        owner,
                        programme,
                        "coInviterId",
                        coInviter,
                        "coInviterShare",
                        "0.6",
                        "inviteeShare",
                        "0.400001")
                .spec(violation("coInviterShare"));
    }

    @Test
    void takesAnActivePartnerOtherThanTheOwnerForCoInviter() {
        UUID suspended = enrolPartner();
        stand(suspended, "suspend");

        for (UUID nobody : new UUID[] {UUID.randomUUID(), owner, suspended}) {
            minted(owner, programme, "coInviterId", nobody, "coInviterShare", "0.1")
                    .spec(problem(422, "co-inviter-unavailable"));
        }
    }

    @Test
    void refusesALinkOfAPartnerThatIsNotActive() {
        stand(owner, "suspend");

        minted(owner, programme).spec(problem(409, "partner-not-active"));
    }

    @Test
    void letsAnOperatorMakeALinkForAPartner() {
        Map<String, Object> body = linkBody(programme, "ownerId", owner);

        keyed(operator())
                .body(body)
                .post("/v1/links")
                .then()
                .statusCode(201)
                .body("ownerId", equalTo(owner.toString()));
        keyed(operator())
                .body(linkBody(programme))
                .post("/v1/links")
                .then()
                .spec(violation("ownerId"));
    }

    @Test
    void letsNoPartnerMakeALinkForAnother() {
        minted(coInviter, programme, "ownerId", owner).spec(problem(404, "not-found"));
    }

    @Test
    void makesANewVersionOfEachChange() {
        String id = mintedShared();
        clock.advance(java.time.Duration.ofDays(1));

        partner(owner)
                .header("If-Match", "\"1\"")
                .body(body("inviteeShare", "0.05", "coInviterId", null))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("coInviterId", nullValue())
                .body("coInviterShare", equalTo("0"))
                .body("inviteeShare", equalTo("0.05"))
                .body("channel", equalTo("youtube"));

        partner(owner)
                .get("/v1/links/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("version", contains(1, 2))
                .body("since", contains(null, "2026-11-16T12:00:00Z"))
                .body("inviteeShare", contains("0.1", "0.05"))
                .body("coInviterShare", contains("0.2", "0"));
    }

    @Test
    void keepsTheVersionWhenNothingChanges() {
        String id = mintedShared();

        partner(owner)
                .body(body("channel", "youtube"))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        String id = mintedShared();
        partner(owner).body(body("channel", "x")).patch("/v1/links/" + id).then().statusCode(200);

        partner(owner)
                .header("If-Match", "\"1\"")
                .body(body("channel", "y"))
                .patch("/v1/links/" + id)
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void refusesAChangeThatDoesNotFit() {
        String id = mintedShared();

        partner(owner)
                .body(body("destination", "https://evil.example/"))
                .patch("/v1/links/" + id)
                .then()
                .spec(violation("destination"));
        partner(owner)
                .body(body("channel", null))
                .patch("/v1/links/" + id)
                .then()
                .spec(violation("channel"));
        partner(owner)
                .body(body("code", "other"))
                .patch("/v1/links/" + id)
                .then()
                .spec(violation("code"));
    }

    @Test
    void showsALinkToItsCoInviterWhoMayNotChangeIt() {
        String id = mintedShared();

        partner(coInviter).get("/v1/links/" + id).then().statusCode(200);
        partner(coInviter).get("/v1/links").then().statusCode(200).body("items.id", contains(id));
        partner(coInviter)
                .body(body("inviteeShare", "0"))
                .patch("/v1/links/" + id)
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void showsAFormerCoInviterNothing() {
        String id = mintedShared();
        partner(owner)
                .body(body("coInviterId", null))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200);

        partner(coInviter).get("/v1/links/" + id).then().spec(problem(404, "not-found"));
        partner(coInviter).get("/v1/links").then().body("items", hasSize(0));
    }

    @Test
    void showsALaterCoInviterNoTermsOfAnother() {
        String id = mintedShared();
        UUID next = enrolPartner();
        partner(owner)
                .body(body("coInviterId", next))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200);

        partner(next)
                .get("/v1/links/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("version", contains(2));
    }

    @Test
    void showsALinkToNoOtherPartner() {
        String id = mintedShared();
        UUID stranger = enrolPartner();

        partner(stranger).get("/v1/links/" + id).then().spec(problem(404, "not-found"));
        partner(stranger)
                .get("/v1/links/" + id + "/versions")
                .then()
                .spec(problem(404, "not-found"));
        partner(stranger)
                .body(body("channel", "x"))
                .patch("/v1/links/" + id)
                .then()
                .spec(problem(404, "not-found"));
        partner(stranger)
                .queryParam("owner", owner.toString())
                .get("/v1/links")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void letsAnOperatorChooseByOwnerAndProgramme() {
        String id = mintedShared();
        String elsewhere = openProgramme();
        String other = minted(owner, elsewhere).extract().path("id");

        operator()
                .queryParam("owner", owner.toString())
                .queryParam("programme", programme)
                .get("/v1/links")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.id", not(hasItem(other)))
                .body("items.ownerId", everyItem(equalTo(owner.toString())));
    }
}
