package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class ProblemTest {

    private static final String SPECIMENS = "/v1/specimens";

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                Arguments.of("{\"name\":\"\"}", "name"),
                Arguments.of("{}", "name"),
                Arguments.of("{\"name\":7}", "name"),
                Arguments.of("{\"name\":\"a\",\"nmae\":\"b\"}", "nmae"),
                Arguments.of("{\"name\":\"a\",\"asset\":\"usdt\"}", "asset"),
                Arguments.of("{\"name\":\"a\",\"amount\":1.5}", "amount"),
                Arguments.of("{\"name\":\"a\",\"amount\":\"1e3\"}", "amount"),
                Arguments.of("{\"name\":\"a\",\"amount\":\"0.1234567890123456789\"}", "amount"),
                Arguments.of("{\"name\":\"a\",\"at\":\"2026-10-01\"}", "at"),
                Arguments.of("{\"name\":\"a\",\"at\":\"2026-10-01T00:00:00+02:00\"}", "at"),
                Arguments.of("{\"name\":\"a\",\"at\":\"2026-10-01T00:00:00.1234567Z\"}", "at"),
                Arguments.of("{\"name\":\"a\",\"at\":1790000000}", "at"),
                Arguments.of("{\"name\":\"a\\u0000\"}", "name"),
                Arguments.of("{\"name\":\"a\\ud800\"}", "name"),
                Arguments.of("{\"name\":\"a\",\"parts\":{}}", "parts"),
                Arguments.of("{\"name\":\"a\",\"parts\":[{\"share\":\"1.1\"}]}", "parts[0].share"),
                Arguments.of(
                        "{\"name\":\"a\",\"parts\":[{\"share\":\"0.1\"},{\"share\":\"0.1234567\"}]}",
                        "parts[1].share"),
                Arguments.of("{\"name\":\"a\",\"parts\":[{}]}", "parts[0].share"),
                Arguments.of("{\"name\":\"a\"} {}", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("\"text\"", "body"),
                Arguments.of("null", "body"),
                Arguments.of("", "body"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void namesTheFieldThatBreaksARule(String body, String field) {
        operator().body(body).post(SPECIMENS).then().spec(violation(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":\"a\"",
                "{\"name\":\"a\"}}",
                "{name:1}",
                "nonsense",
                "{\"name\":\"a\",\"name\":\"b\"}"
            })
    void tellsWhereJsonIsMalformed(String body) {
        operator().body(body).post(SPECIMENS).then().spec(problem(400, "malformed-json"));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = "{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        operator().body(body).post(SPECIMENS).then().spec(problem(400, "malformed-json"));
    }

    @Test
    void refusesDeepNesting() {
        String body = "{\"name\":\"a\",\"parts\":" + "[".repeat(500) + "]".repeat(500) + "}";

        operator().body(body).post(SPECIMENS).then().statusCode(400);
    }

    @Test
    void refusesAnotherMediaType() {
        operator()
                .contentType(ContentType.XML)
                .body("<a/>")
                .post(SPECIMENS)
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void refusesToAnswerInAnotherMediaType() {
        operator()
                .accept(ContentType.XML)
                .get(SPECIMENS)
                .then()
                .spec(problem(406, "not-acceptable"));
    }

    @Test
    void refusesAnUnknownMethod() {
        operator().delete(SPECIMENS).then().spec(problem(405, "method-not-allowed"));
    }

    /** What is served by a path with a name in it counts, too: the REST layer serves it there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/specimens | GET, HEAD, OPTIONS, POST",
                "/v1/specimens/by-sql | OPTIONS, POST, PUT",
                "/v1/specimens/7 | OPTIONS, PUT",
                "/v1/specimens/a%20b | OPTIONS, PUT",
                "/problems | GET, HEAD, OPTIONS"
            })
    void tellsWhichMethodsAPathHas(String path, String allow) {
        operator()
                .urlEncodingEnabled(false)
                .patch(path)
                .then()
                .spec(problem(405, "method-not-allowed"))
                .header("Allow", allow);
        for (String method : allow.split(", ")) {
            operator()
                    .urlEncodingEnabled(false)
                    .request(method, path)
                    .then()
                    .statusCode(not(equalTo(405)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1", "/v1/unknown", "/v1/specimens/1/2/3", "/index.html", "/q/no"})
    void doesNotFindAnUnknownPath(String path) {
        given().get(path).then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/specimens/of/%00", "/v1/unknown?x=%00"})
    void refusesTextThatNoDatabaseStores(String path) {
        operator().urlEncodingEnabled(false).get(path).then().spec(problem(400, "invalid-request"));
    }

    @Test
    void doesNotFindAnIdThatIsNone() {
        operator().get(SPECIMENS + "/of/none").then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 40 << 20})
    void refusesABodyAboveTheLimit(int length) {
        String body = "{\"name\":\"" + "a".repeat(length) + "\"}";

        operator().body(body).post(SPECIMENS).then().spec(problem(413, "payload-too-large"));
    }

    @Test
    void refusesAChunkedBodyAboveTheLimit() throws IOException {
        String chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(
                    ("POST /v1/specimens HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                    + " application/json\r\nIdempotency-Key: k\r\nAuthorization: Bearer "
                                    + Tokens.operator()
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < 2000; i++) {
                    out.write(chunk.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException closed) {
                // The service need not read on once it has refused.
            }
            String answer =
                    new String(socket.getInputStream().readNBytes(300), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void readsAChunkedBodyWithinTheLimit() throws IOException {
        String body = "{\"name\":\"chunked\"}";
        String answer =
                answerTo(
                        "POST /v1/specimens HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                + " application/json\r\nIdempotency-Key: chunked\r\n"
                                + "Authorization: Bearer "
                                + Tokens.operator()
                                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                + Integer.toHexString(body.length())
                                + "\r\n"
                                + body
                                + "\r\n0\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/v1/specimens/of/%g0",
                "/v1/specimens?limit=%zz",
                "/v1/specimens/%",
                "/<script>",
                "//%zz/..//",
                "/v1/specimens/of/\\"
            })
    void refusesATargetThatIsNoUri(String target) throws IOException {
        String answer =
                answerTo(
                        "GET "
                                + target
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("content-type: application/problem+json"), answer);
        assertTrue(answer.contains("\"field\":\"uri\""), answer);
    }

    @Test
    void refusesARequestWithoutAToken() {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body("{}")
                .post(SPECIMENS)
                .then()
                .spec(problem(401, "unauthenticated"))
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    static Stream<String> badTokens() {
        return Stream.of(
                "nonsense", Tokens.expired(), Tokens.forged(), Tokens.ofAnotherIssuer(), "a.b.c");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesATokenThatProvesNothing(String token) {
        given().auth().oauth2(token).get(SPECIMENS).then().spec(problem(401, "unauthenticated"));
    }

    @Test
    void refusesARoleThatMayNot() {
        given().auth()
                .oauth2(Tokens.ingest())
                .get(SPECIMENS)
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void deniesAnOperationThatNamesNoRole() {
        operator().get(SPECIMENS + "/unannotated").then().spec(problem(403, "forbidden"));
    }

    @Test
    void hidesAnotherPartnersResource() {
        UUID mine = UUID.randomUUID();
        RequestSpecification me = given().auth().oauth2(Tokens.partner(mine));

        me.get(SPECIMENS + "/of/" + UUID.randomUUID()).then().spec(problem(404, "not-found"));
        given().auth()
                .oauth2(Tokens.partner(mine))
                .get(SPECIMENS + "/of/" + mine)
                .then()
                .statusCode(200)
                .body("name", equalTo("own"));
        given().auth()
                .oauth2(Tokens.partnerWithoutId())
                .get(SPECIMENS + "/of/" + mine)
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void tellsNothingOfAFaultButItsId() {
        operator()
                .get(SPECIMENS + "/fault?why=reason")
                .then()
                .spec(problem(500, "internal-error"))
                .body("errorId", notNullValue())
                .body(not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 20_000, 200_000})
    void refusesAnOverlongPath(int length) {
        given().get("/" + "a".repeat(length)).then().spec(problem(414, "uri-too-long"));
    }

    @ParameterizedTest
    @ValueSource(ints = {16 * 1024, 200_000})
    void refusesAnOverlongToken(int length) {
        given().auth()
                .oauth2("a".repeat(length))
                .get(SPECIMENS)
                .then()
                .spec(problem(431, "headers-too-large"));
    }

    @Test
    void explainsEachKind() {
        given().get("/problems")
                .then()
                .statusCode(200)
                .body("type", hasItem("urn:tandem:problem:stale-version"));
        given().get("/problems/not-found").then().statusCode(200).body("status", equalTo(404));
        given().get("/problems/unheard-of").then().spec(problem(404, "not-found"));
    }

    @Test
    void refusesAPageThatNeverWas() {
        operator().get(SPECIMENS + "?limit=0").then().spec(violation("limit"));
        operator().get(SPECIMENS + "?limit=201").then().spec(violation("limit"));
        operator().get(SPECIMENS + "?limit=many").then().spec(violation("limit"));
        operator().get(SPECIMENS + "?after=***").then().spec(violation("after"));
        operator().get(SPECIMENS + "?after=YWJj").then().spec(violation("after"));
    }

    @Test
    void pagesThroughAll() {
        String next =
                operator()
                        .get(SPECIMENS + "?limit=3")
                        .then()
                        .statusCode(200)
                        .body("items", equalTo(java.util.List.of(1, 2, 3)))
                        .header(
                                "Link",
                                allOf(containsString("rel=\"next\""), containsString("limit=3")))
                        .extract()
                        .path("next");

        operator()
                .get(SPECIMENS + "?limit=3&after=" + next)
                .then()
                .body("items", equalTo(java.util.List.of(4, 5)))
                .body("next", equalTo(null));
    }

    @Test
    void refusesAStaleVersion() {
        assertEquals(204, operator().put(SPECIMENS + "/3").statusCode());
        assertEquals(
                204, operator().header("If-Match", "\"3\"").put(SPECIMENS + "/3").statusCode());
        operator()
                .header("If-Match", "\"2\"")
                .put(SPECIMENS + "/3")
                .then()
                .spec(problem(412, "stale-version"));
    }

    /** The whole answer to a request as it stands, which no client library would send. */
    private static String answerTo(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RequestSpecification operator() {
        return given().auth()
                .oauth2(Tokens.operator())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON);
    }
}
