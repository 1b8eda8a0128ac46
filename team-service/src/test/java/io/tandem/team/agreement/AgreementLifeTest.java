package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementLifeTest extends TeamServiceTest {

    @Inject ExpiryService expiry;

    @Test
    void aProposalIsPutDownAsExpiredBySchedule() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        crew.lead().signs(proposal).statusCode(200);
        String before = crew.lead().get("/v1/agreements/" + proposal).extract().header("ETag");
        clock.advance(Duration.ofDays(30).minusMillis(1));
        expire();
        crew.lead().get("/v1/agreements/" + proposal).header("ETag", before);
        clock.advance(Duration.ofMillis(1));

        expire();

        crew.lead()
                .get("/v1/agreements/" + proposal)
                .header("ETag", "\"4\"")
                .body("state", equalTo("EXPIRED"))
                .body("decidedBy", nullValue())
                .body("decidedAt", equalTo("2026-12-15T12:00:00Z"))
                .body("signatures", hasSize(1));
    }

    @Test
    void termsMayNameTheTimeToSign() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms("signBy", "2026-11-16T00:00:00Z"));
        crew.lead()
                .get("/v1/agreements/" + proposal)
                .body("expiresAt", equalTo("2026-11-16T00:00:00Z"));
        clock.set(Instant.parse("2026-11-16T00:00:00Z"));

        expire();

        crew.lead().signs(proposal).spec(problem(409, "agreement-state"));
        UUID late = crew.lead().drafts(crew.team(), crew.terms("signBy", "2026-11-16T00:00:00Z"));
        crew.lead()
                .post("/v1/agreements/" + late + ":propose")
                .spec(problem(409, "signing-time-over"));
    }

    @Test
    void whoDeclinesMaySayWhy() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        String path = "/v1/agreements/" + proposal + ":decline";

        crew.member(1).post(path, Map.of("reason", " ")).spec(violation("reason"));
        crew.member(1)
                .request()
                .urlEncodingEnabled(false)
                .body(Map.of("reason", "Half is too much."))
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"))
                .body("reason", equalTo("Half is too much."));
        crew.lead()
                .get("/v1/agreements/" + proposal)
                .body("reason", equalTo("Half is too much."))
                .body("decidedBy", equalTo(crew.member(1).id().toString()));
    }

    @Test
    void whoDeclinesNeedNotSayWhy() throws IOException, InterruptedException {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        String address = "http://localhost:" + RestAssured.port + "/v1/agreements/" + proposal;

        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(address + ":decline"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Tokens.partner(crew.lead().id()))
                                    .header("Idempotency-Key", "no-reason")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        assertEquals(200, answer.statusCode(), answer.body());
        crew.lead()
                .get("/v1/agreements/" + proposal)
                .body("state", equalTo("DECLINED"))
                .body("reason", nullValue());
    }

    @RepeatedTest(4)
    void whoSignsAndWhoDeclinesAtOnceDoNotBothGetTheirWay() {
        Crew crew = Crew.of(3);
        UUID proposal = crew.proposed(crew.terms());
        crew.lead().signs(proposal).statusCode(200);
        crew.member(1).signs(proposal).statusCode(200);
        crew.member(2).registersKey();

        List<Integer> statuses =
                atOnce(
                        () -> crew.member(2).signs(proposal).extract().statusCode(),
                        () ->
                                crew.member(1)
                                        .post("/v1/agreements/" + proposal + ":decline", Map.of())
                                        .extract()
                                        .statusCode());

        String state = crew.lead().get("/v1/agreements/" + proposal).extract().path("state");
        assertEquals(List.of(200, 409), statuses.stream().sorted().toList());
        assertEquals(statuses.getFirst() == 200 ? "ACTIVE" : "DECLINED", state);
    }

    @RepeatedTest(4)
    void theLastSignatureAndTheEndOfTimeDoNotBothCome() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        crew.lead().signs(proposal).statusCode(200);
        crew.member(1).registersKey();

        List<Integer> statuses =
                atOnce(
                        () -> crew.member(1).signs(proposal).extract().statusCode(),
                        () -> {
                            clock.advance(Duration.ofDays(30));
                            expire();
                            return 200;
                        });

        String state = crew.lead().get("/v1/agreements/" + proposal).extract().path("state");
        assertTrue(List.of(200, 409).contains(statuses.getFirst()), statuses.toString());
        assertEquals(statuses.getFirst() == 200 ? "ACTIVE" : "EXPIRED", state);
        // Whoever came second changed nothing of what the first had done.
        expire();
        crew.lead().get("/v1/agreements/" + proposal).body("state", equalTo(state));
    }

    @Test
    void anAmendmentTakesOverFromItsPeriodOnAndThePathIsOnRecord() {
        Crew crew = Crew.of(2);
        UUID first = crew.active();
        UUID second = amends(crew, first, "2026-01");
        UUID third = amends(crew, second, "2026-03");

        crew.lead()
                .get("/v1/agreements/" + first)
                .body("state", equalTo("SUPERSEDED"))
                .body("lastPeriod", equalTo("2025-12"));
        crew.lead()
                .get("/v1/agreements/" + second)
                .body("state", equalTo("SUPERSEDED"))
                .body("lastPeriod", equalTo("2026-02"))
                .body("terms.predecessor", equalTo(crew.lead().digest(first)));
        crew.lead().get("/v1/agreements/" + third).body("state", equalTo("ACTIVE"));
        assertEquals(first, settledUnder(crew, "2025-12"));
        assertEquals(second, settledUnder(crew, "2026-02"));
        assertEquals(third, settledUnder(crew, "2026-03"));
        Map<String, Object> stale = crew.terms("effectiveFrom", "2026-06");
        stale.put("predecessor", crew.lead().digest(second));
        UUID draft = crew.lead().drafts(crew.team(), stale);
        crew.lead()
                .post("/v1/agreements/" + draft + ":propose")
                .spec(problem(409, "predecessor-not-active"));
    }

    private static UUID amends(Crew crew, UUID predecessor, String from) {
        Map<String, Object> terms = crew.terms("effectiveFrom", from);
        terms.put("predecessor", crew.lead().digest(predecessor));
        return crew.active(terms);
    }

    private static UUID settledUnder(Crew crew, String period) {
        UUID settlement = crew.settles(period);
        return crew.lead()
                .get("/v1/settlements/" + settlement)
                .extract()
                .jsonPath()
                .getUUID("agreementId");
    }

    private static List<Integer> atOnce(Supplier<Integer> one, Supplier<Integer> other) {
        return List.of(one, other).parallelStream().map(Supplier::get).toList();
    }

    private void expire() {
        expiry.expireAll().subscribeAsCompletionStage().join();
    }
}
