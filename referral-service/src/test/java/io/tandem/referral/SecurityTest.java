package io.tandem.referral;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tandem.testkit.Tokens;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what: each operation by each role. */
@QuarkusTest
class SecurityTest extends ReferralTest {

    private static final String MATRIX =
            """
            POST  | /v1/programmes              | operator
            GET   | /v1/programmes              | operator ingest partner service
            GET   | /v1/programmes/{}           | operator ingest partner service
            POST  | /v1/partners                | operator
            GET   | /v1/partners                | operator service
            GET   | /v1/partners/{}             | operator service partner
            PUT   | /v1/partners/{}             | operator
            POST  | /v1/partners/{}:suspend     | operator
            POST  | /v1/partners/{}:reinstate   | operator
            POST  | /v1/partners/{}:close       | operator
            GET   | /v1/partners/{}/bindings    | operator partner
            POST  | /v1/links                   | operator partner
            GET   | /v1/links                   | operator partner
            GET   | /v1/links/{}                | operator partner
            PATCH | /v1/links/{}                | operator partner
            GET   | /v1/links/{}/versions       | operator partner
            POST  | /v1/links:expire            | operator service
            POST  | /v1/bindings                | ingest
            GET   | /v1/bindings                | operator service
            POST  | /v1/bindings:batch          | ingest
            POST  | /v1/bindings:lookup         | operator service
            GET   | /v1/refusals                | operator partner
            GET   | /v1/feed/bindings           | operator service
            GET   | /v1/feed/standings          | operator service
            """;

    private static int status(String method, String path, String token) {
        return as(token)
                .body(method.equals("GET") ? "" : "{}")
                .request(method, path.replace("{}", UUID.randomUUID().toString()))
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = MATRIX)
    void letsInWhoMayAndNobodyElse(String method, String path, String allowed) {
        Set<String> roles = new HashSet<>(Arrays.asList(allowed.split(" ")));

        for (String role : List.of("operator", "ingest", "service", "partner", "nobody")) {
            String token =
                    role.equals("partner")
                            ? Tokens.partner(UUID.randomUUID())
                            : Tokens.ofRole(role);
            int status = status(method, path, token);
            assertTrue(status < 500, method + " " + path + " as " + role + ": " + status);
            assertEquals(!roles.contains(role), status == 403, method + " " + path + " as " + role);
        }
        for (String token : List.of(Tokens.expired(), Tokens.forged(), Tokens.ofAnotherIssuer())) {
            assertEquals(401, status(method, path, token));
        }
        assertEquals(
                401,
                given().urlEncodingEnabled(false)
                        .contentType(ContentType.JSON)
                        .request(method, path.replace("{}", UUID.randomUUID().toString()))
                        .statusCode());
    }

    @Test
    void namesEveryOperationInTheMatrix() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get("/openapi").jsonPath().getMap("paths");
        Set<String> described = new HashSet<>();
        paths.forEach((path, item) ->
                item.keySet()
                        .forEach(method -> {
                            if (path.startsWith("/v1") && !method.equals("parameters")) {
                                described.add(
                                        method.toUpperCase(java.util.Locale.ROOT)
                                                + " "
                                                + path.replaceAll("\\{[a-z]+}", "{}"));
                            }
                        }));
        Set<String> listed = new HashSet<>();
        MATRIX.lines()
                .map(line -> line.split("\\|"))
                .forEach(parts -> listed.add(parts[0].strip() + " " + parts[1].strip()));

        assertEquals(listed, described);
    }

    @Test
    void refusesAPartnersTokenThatNamesNoPartner() {
        as(Tokens.partnerWithoutId()).get("/v1/links").then().spec(problem(403, "forbidden"));
        as(Tokens.partnerWithoutId()).get("/v1/refusals").then().spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/nowhere, 404, not-found",
        "GET, /v1/partners/not-a-uuid, 404, not-found",
        "DELETE, /v1/links, 405, method-not-allowed",
        "POST, /v1/partners/0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10:promote, 405, method-not-allowed"
    })
    void answersWhatIsNotThereWithAProblem(String method, String path, int status, String slug) {
        as(Tokens.operator()).body("{}").request(method, path).then().spec(problem(status, slug));
    }

    @Test
    void refusesABodyOfAnotherType() {
        as(Tokens.ingest())
                .contentType("text/csv")
                .body("a,b")
                .post("/v1/bindings:batch")
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void explainsEachOfItsProblems() {
        for (ReferralProblem problem : ReferralProblem.values()) {
            given().get("/problems/" + problem.slug())
                    .then()
                    .statusCode(200)
                    .body("status", equalTo(problem.status()));
        }
        given().get("/problems")
                .then()
                .body("type", hasItems("urn:tandem:problem:cycle", "urn:tandem:problem:not-found"));
    }
}
