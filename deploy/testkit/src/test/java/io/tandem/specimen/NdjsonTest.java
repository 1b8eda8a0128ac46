package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.tandem.chassis.http.ShortRequests;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class NdjsonTest {

    @Inject ShortRequests others;

    @Test
    void answersEachLineInOrder() {
        String body =
                IntStream.rangeClosed(1, 5000)
                        .mapToObj("x"::repeat)
                        .map(text -> text.substring(0, Math.min(text.length(), 900)))
                        .collect(Collectors.joining("\n"));
        List<String> expected =
                IntStream.rangeClosed(1, 5000).mapToObj(n -> n + ":" + Math.min(n, 900)).toList();

        assertEquals(expected, stream(body).lines().toList());
    }

    @Test
    void passesOverEmptyLinesAndCountsThem() {
        assertEquals(List.of("1:1", "4:2"), stream("a\n\n\r\nbb\r\n").lines().toList());
    }

    @Test
    void tellsAnOverlongLineAndGoesOn() {
        String body =
                "a\n" + "b".repeat(200_000) + "\nc\n" + "d".repeat(1025) + "\n" + "e".repeat(1024);

        assertEquals(List.of("1:1", "2:-", "3:1", "4:-", "5:1024"), stream(body).lines().toList());
    }

    @Test
    void answersNothingToNothing() {
        assertEquals("", stream(""));
    }

    @Test
    void answersAClientThatWaitsForEachAnswer() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            out.write(
                    ("POST /v1/specimens/stream HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nAuthorization: Bearer "
                                    + Tokens.operator()
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 1; i <= 3; i++) {
                out.write("3\r\nab\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String line = in.readLine();
                while (!line.endsWith(":2")) {
                    line = in.readLine();
                }
                assertEquals(i + ":2", line);
            }
        }
    }

    /** The stream takes its time, so that the two moments are well apart. */
    @Test
    void isNoShortRequestBesideWhichOthersGiveWay() {
        long before = System.nanoTime();

        stream("a\n".repeat(2000));
        given().get("/q/health/live").then().statusCode(200);
        assertFalse(others.cameWithin(since(before)));
        given().get("/problems").then().statusCode(200);

        assertTrue(others.cameWithin(since(before)));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Test
    void refusesAStreamThatIsNoNdjson() {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/specimens/stream")
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void refusesAStreamWithoutAToken() {
        given().contentType("application/x-ndjson")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/specimens/stream")
                .then()
                .spec(problem(401, "unauthenticated"));
    }

    private static String stream(String body) {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/specimens/stream")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
    }
}
