package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class IdempotencyTest {

    private static final String BY_PANACHE = "/v1/specimens";
    private static final String BY_SQL = "/v1/specimens/by-sql";

    @ParameterizedTest
    @ValueSource(strings = {BY_PANACHE, BY_SQL})
    void answersTheFirstAnswerAgain(String path) {
        String key = key();
        String name = key();
        Response first = post(path, key, body(name));
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());

        Response again = post(path, key, " { \"name\" : \"" + name + "\" } ");

        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.asString(), again.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_PANACHE, BY_SQL})
    void refusesTheKeyWithAnotherBody(String path) {
        String key = key();
        post(path, key, body(key())).then().statusCode(201);

        post(path, key, body(key())).then().spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void refusesTheKeyOnAnotherPath() {
        String key = key();
        String body = body(key());
        post(BY_PANACHE, key, body).then().statusCode(201);

        post(BY_SQL, key, body).then().spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void keepsCallersApart() {
        String key = key();
        post(BY_PANACHE, key, body(key())).then().statusCode(201);

        given().auth()
                .oauth2(Tokens.partner(UUID.randomUUID()))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(key()))
                .post(BY_PANACHE)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_PANACHE, BY_SQL})
    void keepsNoKeyOfAnEffectThatFailed(String path) {
        String taken = key();
        post(path, key(), body(taken)).then().statusCode(201);
        String key = key();
        post(path, key, body(taken)).then().spec(problem(500, "internal-error"));

        post(path, key, body(key()))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_PANACHE, BY_SQL})
    void actsOnceForManyAtOnce(String path) throws Exception {
        String key = key();
        String name = key();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls =
                    IntStream.range(0, 16)
                            .mapToObj(i ->
                                    (Callable<Integer>)
                                            () -> post(path, key, body(name)).statusCode())
                            .toList();
            for (Future<Integer> call : clients.invokeAll(calls)) {
                assertEquals(201, call.get());
            }
        }

        assertEquals(1, count("select count(*) from specimen where name = '" + name + "'"));
    }

    @Test
    void needsAKeyOfVisibleCharacters() {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(body("x"))
                .post(BY_PANACHE)
                .then()
                .spec(problem(400, "idempotency-key-missing"));
        post(BY_PANACHE, "a b", body("x")).then().spec(violation("Idempotency-Key"));
        post(BY_PANACHE, "k".repeat(256), body("x")).then().spec(violation("Idempotency-Key"));
    }

    private static Response post(String path, String key, String body) {
        return given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static String body(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static int count(String query) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
