package io.tandem.referral.link;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Tokens;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of links when an agreement that their owner has signed has them expire. */
@QuarkusTest
class LinkExpiryTest extends ReferralTest {

    private static final String AT = "2026-12-01T00:00:00Z";

    private String programme;
    private UUID owner;

    @BeforeEach
    void givenAnOwner() {
        programme = openProgramme();
        owner = enrolPartner();
    }

    private String minted(Object... more) {
        return minted(owner, programme, more).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse expire(Map<String, Object> command) {
        return as(Tokens.service()).body(command).post("/v1/links:expire").then();
    }

    private ValidatableResponse expire(String at, String... links) {
        return expire(command(at, "links", Arrays.asList(links))).statusCode(200);
    }

    private Map<String, Object> command(String at, Object... more) {
        Map<String, Object> command = body("ownerId", owner, "programmes", List.of(), "at", at);
        command.putAll(body(more));
        return command;
    }

    private static ValidatableResponse link(String id) {
        return operator().get("/v1/links/" + id).then().statusCode(200);
    }

    private ValidatableResponse amend(String id, Object... fields) {
        return partner(owner).body(body(fields)).patch("/v1/links/" + id).then();
    }

    @Test
    void fromThenOnTheyBindNobodyNewAndWhoIsBoundStaysSo() {
        String id = minted("inviteeShare", "0.1");
        String code = link(id).extract().path("code");
        bind(claim(programme, "early", code, SIGNED_UP)).statusCode(201);

        expire(AT, id)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].expiresAt", equalTo(AT))
                .body("next", nullValue());

        link(id).body("version", equalTo(2))
                .body("expiresAt", equalTo(AT))
                .body("expiresBy", equalTo(AT))
                .body("channel", equalTo("youtube"))
                .body("inviteeShare", equalTo("0.1"));
        clock.set(Instant.parse(AT));
        bind(claim(programme, "last", code, "2026-11-30T23:59:59.999999Z"))
                .statusCode(201)
                .body("binding.linkVersion", equalTo(2));
        bind(claim(programme, "late", code, AT)).spec(problem(422, "link-expired"));
        for (String user : List.of("early", "last")) {
            Map<String, Object> bound = bindingsOf(programme, user).getFirst();
            assertEquals("IN_FORCE", bound.get("state"));
            assertEquals(null, bound.get("to"));
            assertEquals(owner.toString(), bound.get("partnerId"));
        }
        assertEquals(1, bindingsOf(programme, "early").getFirst().get("linkVersion"));
    }

    @Test
    void theLinkLeadsNowhereFromThenOn() {
        String id = minted();
        String code = link(id).extract().path("code");
        given().redirects().follow(false).get("/r/" + code).then().statusCode(302);

        expire("2026-11-01T00:00:00Z", id);

        given().redirects().follow(false).get("/r/" + code).then().statusCode(404);
    }

    @Test
    void othersLinksAndThoseThatAreNoneArePassedOver() {
        String named = minted();
        String notNamed = minted();
        String others = minted(enrolPartner(), programme).extract().path("id");

        expire(AT, named, others, UUID.randomUUID().toString())
                .body("items.id", equalTo(List.of(named)));

        link(notNamed).body("expiresAt", nullValue()).body("version", equalTo(1));
        link(others).body("expiresAt", nullValue()).body("version", equalTo(1));
        Map<String, Object> ofNobody = command(AT, "links", List.of(named));
        ofNobody.put("ownerId", UUID.randomUUID());
        expire(ofNobody).statusCode(200).body("items", hasSize(0));
    }

    @Test
    void theSameAgainChangesNothingAndAnswersTheSame() {
        String id = minted();
        String first = expire(AT, id).extract().asString();

        assertEquals(first, expire(AT, id).extract().asString());
        clock.set(Instant.parse("2026-12-09T00:00:00Z"));
        assertEquals(first, expire(AT, id).extract().asString());

        link(id).body("version", equalTo(2)).body("expiresAt", equalTo(AT));
    }

    @Test
    void whatExpiresEarlierDoesSoAndTheOwnerPutsOffNothingThatIsAgreed() {
        String id = minted("expiresAt", "2026-11-20T00:00:00Z");

        expire(AT, id).body("items[0].expiresAt", equalTo("2026-11-20T00:00:00Z"));

        amend(id, "expiresAt", "2026-12-01T00:00:00.000001Z")
                .spec(problem(409, "expiry-agreed"))
                .body("expiresBy", equalTo(AT));
        amend(id, "expiresAt", null).spec(problem(409, "expiry-agreed"));
        amend(id, "channel", "newsletter").statusCode(200).body("expiresBy", equalTo(AT));
        amend(id, "expiresAt", AT).statusCode(200).body("expiresBy", equalTo(AT));
        expire("2026-11-25T00:00:00Z", id)
                .body("items[0].expiresAt", equalTo("2026-11-25T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-01T00:00:00Z", ""})
    void anOperatorPutsItOffAndThenItIsTheOwnersAgain(String until) {
        String id = minted();
        expire(AT, id);
        Map<String, Object> fields = body("expiresAt", until.isEmpty() ? null : until);

        operator()
                .body(body("channel", "newsletter"))
                .patch("/v1/links/" + id)
                .then()
                .body("expiresBy", equalTo(AT));
        operator()
                .body(fields)
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200)
                .body("expiresAt", until.isEmpty() ? nullValue() : equalTo(until))
                .body("expiresBy", nullValue());
        amend(id, "expiresAt", null).statusCode(200);
    }

    @Test
    void whatIsToldLateTakesEffectThen() {
        String id = minted();
        String code = link(id).extract().path("code");

        expire("2026-11-10T00:00:00Z", id)
                .body("items[0].expiresAt", equalTo("2026-11-15T12:00:00Z"));

        bind(claim(programme, "before", code, "2026-11-15T11:59:59Z")).statusCode(201);
        bind(claim(programme, "after", code, "2026-11-15T12:00:00Z"))
                .spec(problem(422, "link-expired"));
    }

    @Test
    void ofACampaignTheOwnersThatAreOfItNow() {
        String elsewhere = openProgramme();
        String of = minted("campaign", "autumn");
        String became = minted();
        amend(became, "campaign", "autumn").statusCode(200);
        String was = minted("campaign", "autumn");
        amend(was, "campaign", "winter").statusCode(200);
        String ofAnother = minted("campaign", "Autumn");
        String inAnother =
                minted(owner, elsewhere, "campaign", "autumn").statusCode(201).extract().path("id");
        Map<String, Object> command = command(AT, "campaign", "autumn");
        command.put("programmes", List.of(programme));

        expire(command).statusCode(200).body("items.id", equalTo(List.of(of, became)));

        for (String untouched : List.of(was, ofAnother, inAnother)) {
            link(untouched).body("expiresAt", nullValue()).body("expiresBy", nullValue());
        }
        expire(command(AT, "campaign", "autumn"))
                .body("items.id", equalTo(List.of(of, became, inAnother)));
    }

    @Test
    void manyExpirePageByPage() {
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> minted("campaign", "c")).toList();
        amend(ids.get(1), "campaign", "d").statusCode(200);

        List<String> done = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            ValidatableResponse page =
                    as(Tokens.service())
                            .queryParam("limit", 2)
                            .queryParam("after", next)
                            .body(command(AT, "campaign", "c"))
                            .post("/v1/links:expire")
                            .then()
                            .statusCode(200);
            done.addAll(page.extract().path("items.id"));
            next = page.extract().path("next");
            pages++;
        }

        assertEquals(3, pages);
        assertEquals(List.of(ids.get(0), ids.get(2), ids.get(3), ids.get(4)), done);
        done.forEach(id -> link(id).body("version", equalTo(2)).body("expiresAt", equalTo(AT)));
    }

    @Test
    void whoeverAmendsMeanwhileComesBeforeOrAfter() {
        List<String> ids = IntStream.range(0, 8).mapToObj(_ -> minted()).toList();

        IntStream.range(0, 24)
                .parallel()
                .forEach(i -> {
                    if (i % 3 == 0) {
                        expire(AT, ids.toArray(String[]::new));
                    } else {
                        int status =
                                amend(ids.get(i % 8), "channel", "c" + i, "expiresAt", null)
                                        .extract()
                                        .statusCode();
                        assertTrue(status == 200 || status == 409, "status " + status);
                    }
                });

        ids.forEach(id -> link(id).body("expiresAt", equalTo(AT)).body("channel", notNullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                              | links
                    {"links": []}                                   | links
                    {"links": [null]}                               | links[0]
                    {"campaign": ""}                                | campaign
                    {"campaign": "c", "programmes": ["A"]}          | programmes[0]
                    {"campaign": "c", "at": "2026-12-01"}           | at
                    """)
    void refusesWhatDoesNotFit(String fields, String named) {
        Map<String, Object> command = command(AT);
        command.putAll(new JsonObject(fields).getMap());

        expire(command).spec(violation(named));
    }

    @Test
    void refusesLinksAndACampaignTogether() {
        expire(command(AT, "campaign", "c", "links", List.of(UUID.randomUUID())))
                .spec(violation("campaign"));
    }
}
