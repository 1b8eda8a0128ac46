package io.tandem.specimen.neighbour;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.tandem.specimen.neighbour.StandIn.Mood;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patience of the specimen is in its application.properties. */
@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
@QuarkusTestResource(StandIn.class)
class NeighbourTest {

    private static final String NEIGHBOUR = "/v1/neighbour";
    private static final int VOLUME = 6;

    private final StandIn neighbour = StandIn.running();

    @Inject MeterRegistry meters;

    @BeforeEach
    void well() {
        CircuitBreakerMaintenance.get().resetAll();
        neighbour.is(Mood.WELL);
    }

    @AfterEach
    void wellAgain() {
        neighbour.is(Mood.WELL);
    }

    @Test
    void answersWhatTheNeighbourSays() {
        ask().statusCode(200).body("name", equalTo("well")).body("caller", equalTo("operator"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WELL", "STUMBLES"},
            mode = EnumSource.Mode.EXCLUDE)
    void tellsThatTheNeighbourGivesNoClearAnswer(Mood mood) {
        neighbour.is(mood);

        ask().spec(problem(503, "neighbour-unavailable"))
                .body("neighbour", equalTo("specimen-service"))
                .header("Retry-After", "7")
                .time(lessThan(5000L), TimeUnit.MILLISECONDS);
    }

    /** Shown from the start: of a series that begins with 1 nobody sees that it rose. */
    @Test
    void countsCallsByWhatBecameOfThem() {
        ask().statusCode(200);
        Map<String, Integer> before = counted();

        ask().statusCode(200);
        neighbour.is(Mood.FAILS);
        ask().statusCode(503);

        Map<String, Integer> after = counted();
        after.replaceAll((outcome, calls) -> calls - before.get(outcome));
        assertEquals(
                Map.of("answered", 1, "failed", 1, "timed-out", 0, "refused", 0, "left-alone", 0),
                after);
    }

    private Map<String, Integer> counted() {
        return Stream.of("answered", "failed", "timed-out", "refused", "left-alone")
                .collect(
                        Collectors.toMap(
                                outcome -> outcome,
                                outcome ->
                                        (int)
                                                meters.get("tandem.neighbour.calls")
                                                        .tags("neighbour", "specimen-service")
                                                        .tag("outcome", outcome)
                                                        .counter()
                                                        .count()));
    }

    @Test
    void asksAgainWhatMayBeAskedTwice() {
        neighbour.is(Mood.STUMBLES);

        ask().statusCode(200).body("name", equalTo("well")).body("caller", equalTo("operator"));

        assertEquals(2, neighbour.seen().size());
    }

    @Test
    void asksAgainNoMoreOftenThanSet() {
        neighbour.is(Mood.FAILS);

        ask().statusCode(503);

        assertEquals(3, neighbour.seen().size());
    }

    @Test
    void keepsThePlaceOfAnAttemptThatHangs() {
        neighbour.is(Mood.HANGS);

        ask().statusCode(503);

        // Two places: the third attempt waits for one of them until its own time is over.
        assertEquals(2, neighbour.seen().size());
        // Let go, the two free their places; the third, told "unavailable" long ago, is not asked.
        neighbour.is(Mood.WELL);
        asksUntilAnswered();
        assertEquals(1, neighbour.seen().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"STRANGE", "SAYS_NO_JSON", "SAYS_ANOTHER_JSON"})
    void doesNotAskAgainWhatWouldBeAnsweredAlike(Mood mood) {
        neighbour.is(mood);

        ask().statusCode(503);

        assertEquals(1, neighbour.seen().size());
    }

    @Test
    void asksOnceWhatMustNotBeAskedTwice() {
        neighbour.is(Mood.STUMBLES);

        operator().get(NEIGHBOUR + "/once").then().spec(problem(503, "neighbour-unavailable"));

        assertEquals(1, neighbour.seen().size());
    }

    @Test
    void leavesANeighbourAloneThatKeepsFailingAndTriesItLater() {
        neighbour.is(Mood.FAILS);
        for (int i = 0; i < VOLUME; i++) {
            operator().get(NEIGHBOUR + "/once").then().statusCode(503);
        }

        operator().get(NEIGHBOUR + "/once").then().spec(problem(503, "neighbour-unavailable"));

        assertEquals(VOLUME, neighbour.seen().size());
        neighbour.is(Mood.WELL);
        asksUntilAnswered();
        ask().statusCode(200);
    }

    @Test
    void doesNotHoldOurOwnFaultAgainstTheNeighbour() {
        for (int i = 0; i < VOLUME; i++) {
            operator().get(NEIGHBOUR + "/fault").then().spec(problem(500, "internal-error"));
        }

        ask().statusCode(200);
        assertEquals(VOLUME + 1, neighbour.seen().size());
    }

    @Test
    void letsOnlySoManyWaitAndGoesOnWithWhatNeedsNoNeighbour() {
        neighbour.is(Mood.HANGS);
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add(
                    CompletableFuture.supplyAsync(
                            () -> operator().get(NEIGHBOUR + "/once").statusCode()));
        }

        operator().get("/v1/specimens").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));

        assertTrue(asked.stream().map(CompletableFuture::join).allMatch(status -> status == 503));
        assertTrue(neighbour.seen().size() <= 3, "Too many at once: " + neighbour.seen().size());
    }

    @Test
    void handsTheRequestsIdOnAlsoWhenItAsksAgain() {
        neighbour.is(Mood.STUMBLES);

        operator()
                .header("X-Request-Id", "told-by-the-caller")
                .get(NEIGHBOUR)
                .then()
                .statusCode(200)
                .header("X-Request-Id", "told-by-the-caller");

        assertEquals(
                List.of("told-by-the-caller", "told-by-the-caller"),
                neighbour.seen().stream()
                        .map(headers -> headers.getFirst("X-Request-Id"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-rf", "<script>", "ä", "id\"}"})
    void makesAnIdWhereTheGivenOneIsNotFitForALog(String given) {
        String made =
                operator()
                        .header("X-Request-Id", given)
                        .get(NEIGHBOUR)
                        .then()
                        .statusCode(200)
                        .header("X-Request-Id", not(equalTo(given)))
                        .extract()
                        .header("X-Request-Id");

        assertEquals(36, made.length());
        assertEquals(made, neighbour.seen().getFirst().getFirst("X-Request-Id"));
    }

    @Test
    void namesARequestThatFindsNoOperation() {
        given().header("X-Request-Id", "lost")
                .get("/v1/nowhere")
                .then()
                .spec(problem(404, "not-found"))
                .header("X-Request-Id", "lost");
    }

    /** By the id that the caller was told, the line that tells the cause of a fault is found. */
    @Test
    void writesTheRequestsIdWithTheFaultThatItMet() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler =
                new ExtHandler() {
                    @Override
                    protected void doPublish(ExtLogRecord line) {
                        logged.add(
                                line.getMdc("requestId")
                                        + ": "
                                        + new PatternFormatter("%s")
                                                .format(line)
                                                .lines()
                                                .findFirst()
                                                .orElse(""));
                    }
                };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            String errorId =
                    operator()
                            .header("X-Request-Id", "met-a-fault")
                            .get("/v1/specimens/fault")
                            .then()
                            .spec(problem(500, "internal-error"))
                            .extract()
                            .path("errorId");

            assertTrue(logged.contains("met-a-fault: Error " + errorId), logged::toString);
        } finally {
            root.removeHandler(handler);
        }
    }

    @Test
    void carriesTheTraceContextOn() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        operator()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get(NEIGHBOUR)
                .then()
                .statusCode(200);

        String told = neighbour.seen().getFirst().getFirst("traceparent");
        assertThat(told, startsWith("00-" + trace + "-"));
        assertNotEquals("00f067aa0ba902b7", told.substring(36, 52));
    }

    @Test
    void namesTheProblemInTheOpenApiOfWhatNeedsTheNeighbour() {
        String paths = "paths.'/v1/neighbour";

        given().get("/openapi?format=json")
                .then()
                .body(
                        paths + "'.get.responses.'503'.'$ref'",
                        equalTo("#/components/responses/NeighbourUnavailable"))
                .body(
                        paths + "/once'.get.responses.'503'.'$ref'",
                        equalTo("#/components/responses/Unavailable"));
    }

    private static void asksUntilAnswered() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (operator().get(NEIGHBOUR + "/once").statusCode() != 200) {
            assertTrue(System.nanoTime() < limit, "The neighbour is never tried again");
        }
    }

    private static ValidatableResponse ask() {
        return operator().get(NEIGHBOUR).then();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.operator());
    }
}
