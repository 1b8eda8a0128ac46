package io.tandem.referral;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tandem.testkit.DescribedAnswers;
import io.tandem.testkit.MutableClock;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The service with its database, and what a test needs to get to the point. */
@QuarkusTestResource(TandemPostgres.class)
public abstract class ReferralTest {

    static {
        DescribedAnswers.demand();
    }

    protected static final String SIGNED_UP = "2026-11-01T10:00:00Z";

    @Inject protected MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    protected static RequestSpecification as(String token) {
        // REST Assured would send bindings%3Abatch.
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static RequestSpecification operator() {
        return as(Tokens.operator());
    }

    protected static RequestSpecification ingest() {
        return as(Tokens.ingest());
    }

    protected static RequestSpecification partner(UUID id) {
        return as(Tokens.partner(id));
    }

    protected static RequestSpecification keyed(RequestSpecification request) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    protected static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A programme of its own, with an idle limit of 90 days. */
    protected static String openProgramme() {
        String programme = unique("p-");
        keyed(operator())
                .body(programmeBody(programme))
                .post("/v1/programmes")
                .then()
                .statusCode(201);
        return programme;
    }

    protected static Map<String, Object> programmeBody(String programme) {
        return body(
                "programme",
                programme,
                "displayName",
                "A programme",
                "idleLimitDays",
                90,
                "destinationHosts",
                List.of("www.okx.com"));
    }

    protected static UUID enrolPartner(Map<?, ?>... accounts) {
        return UUID.fromString(
                keyed(operator())
                        .body(partnerBody("A partner", accounts))
                        .post("/v1/partners")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    protected static Map<String, Object> partnerBody(String name, Map<?, ?>... accounts) {
        return body("displayName", name, "country", "TR", "userIds", Arrays.asList(accounts));
    }

    protected static Map<String, Object> account(String programme, String userId) {
        return body("programme", programme, "userId", userId);
    }

    protected static void stand(UUID partner, String verb) {
        keyed(operator()).post("/v1/partners/" + partner + ":" + verb).then().statusCode(200);
    }

    /** A link's code; more fields come in pairs. */
    protected static String mintLink(UUID owner, String programme, Object... more) {
        return minted(owner, programme, more).statusCode(201).extract().path("code");
    }

    protected static ValidatableResponse minted(UUID owner, String programme, Object... more) {
        return keyed(partner(owner)).body(linkBody(programme, more)).post("/v1/links").then();
    }

    protected static Map<String, Object> linkBody(String programme, Object... more) {
        Map<String, Object> body =
                body(
                        "programme",
                        programme,
                        "channel",
                        "youtube",
                        "destination",
                        "https://www.okx.com/join");
        body.putAll(body(more));
        return body;
    }

    protected static Map<String, Object> claim(
            String programme, String userId, String code, Object signedUpAt, Object... more) {
        Map<String, Object> body =
                body(
                        "programme",
                        programme,
                        "userId",
                        userId,
                        "code",
                        code,
                        "signedUpAt",
                        signedUpAt.toString());
        body.putAll(body(more));
        return body;
    }

    protected static ValidatableResponse bind(Map<String, Object> claim) {
        return ingest().body(claim).post("/v1/bindings").then();
    }

    protected static List<Map<String, Object>> bindingsOf(String programme, String userId) {
        return operator()
                .queryParam("programme", programme)
                .queryParam("userId", userId)
                .get("/v1/bindings")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Fields and values by turns; a value may be null. */
    protected static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            body.put(
                    (String) pairs[i],
                    value instanceof UUID || value instanceof Instant ? value.toString() : value);
        }
        return body;
    }

    protected static long count(String sql, Object... parameters) {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
