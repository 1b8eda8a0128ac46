package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.TandemPostgres;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class OpenApiTest {

    @Test
    void describesTheErrorsAndTheSecurityOfEachOperation() {
        String create = "paths.'/v1/specimens'.post.";

        given().get("/openapi?format=json")
                .then()
                .body("openapi", startsWith("3.1"))
                .body(
                        create + "responses.'401'.'$ref'",
                        equalTo("#/components/responses/Unauthenticated"))
                .body(
                        create + "responses.'400'.'$ref'",
                        equalTo("#/components/responses/InvalidRequest"))
                .body(
                        create + "responses.'422'.'$ref'",
                        equalTo("#/components/responses/IdempotencyKeyReused"))
                .body(create + "security[0].bearer", hasItems("operator", "partner"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body(
                        "components.responses.NotFound.content.'application/problem+json'"
                                + ".example.type",
                        equalTo("urn:tandem:problem:not-found"));
    }

    /** Nobody has to send it, and whoever is answered finds it. */
    @Test
    void describesWhatTheChassisTakesAndGivesInHeaders() {
        String id = "components.parameters.RequestId.";
        String created = "paths.'/v1/specimens'.post.responses.'200'.headers.";

        given().get("/openapi?format=json")
                .then()
                .body(
                        "paths.'/v1/specimens'.parameters.'$ref'",
                        hasItems("#/components/parameters/RequestId"))
                .body(id + "name", equalTo("X-Request-Id"))
                .body(id + "required", nullValue())
                .body("components.headers.RequestId.required", equalTo(true))
                .body(created + "'X-Request-Id'.'$ref'", equalTo("#/components/headers/RequestId"))
                .body(
                        created + "'Idempotency-Replayed'.'$ref'",
                        equalTo("#/components/headers/IdempotencyReplayed"))
                .body(
                        "components.responses.NotFound.headers.'X-Request-Id'.'$ref'",
                        equalTo("#/components/headers/RequestId"))
                .body("components.responses.NotFound.headers.'Retry-After'", nullValue())
                .body(
                        "components.responses.Unavailable.headers.'Retry-After'.'$ref'",
                        equalTo("#/components/headers/RetryAfter"));
    }

    @Test
    void buildsAnExampleOfABodyFromItsParts() {
        String body = "paths.'/v1/specimens'.post.requestBody.content.'application/json'.example.";

        given().get("/openapi?format=json")
                .then()
                .body(body + "asset", equalTo("USDT"))
                .body(body + "parts[0].share", equalTo("0.3"));
    }

    @Test
    void servesSwaggerUi() {
        given().get("/docs").then().statusCode(200).body(containsString("swagger"));
    }
}
