package io.tandem.referral.programme;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ProgrammeResourceTest extends ReferralTest {

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("programme", "OKX"),
                Arguments.of("programme", null),
                Arguments.of("displayName", " "),
                Arguments.of("idleLimitDays", 0),
                Arguments.of("idleLimitDays", null),
                Arguments.of("destinationHosts", List.of()),
                Arguments.of("destinationHosts[0]", List.of("https://www.okx.com")),
                Arguments.of("destinationHosts[0]", List.of("localhost")));
    }

    @Test
    void opensAProgrammeAndShowsIt() {
        String programme = unique("p-");

        keyed(operator())
                .body(programmeBody(programme))
                .post("/v1/programmes")
                .then()
                .statusCode(201)
                .header("Location", equalTo("/v1/programmes/" + programme));

        operator()
                .get("/v1/programmes/" + programme)
                .then()
                .statusCode(200)
                .body("programme", equalTo(programme))
                .body("idleLimitDays", equalTo(90))
                .body("destinationHosts", contains("www.okx.com"))
                .body("createdAt", equalTo("2026-11-15T12:00:00Z"));
        operator()
                .queryParam("limit", 200)
                .get("/v1/programmes")
                .then()
                .statusCode(200)
                .body("items.programme", hasItem(programme));
    }

    @Test
    void refusesAProgrammeThatExists() {
        String programme = openProgramme();

        keyed(operator())
                .body(programmeBody(programme))
                .post("/v1/programmes")
                .then()
                .spec(problem(409, "programme-exists"));
    }

    @Test
    void answersARetryAsTheFirstTime() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = programmeBody(unique("p-"));
        operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/programmes")
                .then()
                .statusCode(201);

        operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/programmes")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("programme", equalTo(body.get("programme")));
        operator()
                .header("Idempotency-Key", key)
                .body(programmeBody(unique("p-")))
                .post("/v1/programmes")
                .then()
                .spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void asksForAnIdempotencyKey() {
        operator()
                .body(programmeBody(unique("p-")))
                .post("/v1/programmes")
                .then()
                .spec(problem(400, "idempotency-key-missing"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesWhatDoesNotFit(String field, Object value) {
        Map<String, Object> body = programmeBody(unique("p-"));
        body.put(field.replace("[0]", ""), value);

        keyed(operator()).body(body).post("/v1/programmes").then().spec(violation(field));
    }

    @Test
    void knowsNoOtherProgramme() {
        operator().get("/v1/programmes/nobody-s").then().spec(problem(404, "not-found"));
    }
}
