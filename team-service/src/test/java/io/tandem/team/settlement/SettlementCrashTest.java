package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.TandemPostgres;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks on the way to POSTED, the money moves once. */
@QuarkusTest
class SettlementCrashTest extends TeamServiceTest {

    @Inject PostingResumer resumer;

    @Test
    void nothingIsSettledWhileRebateServiceIsDown() {
        Crew crew = Crew.of(2);
        crew.active();
        rebate.down();

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-05"))
                .spec(problem(503, "neighbour-unavailable"))
                .header("Retry-After", notNullValue());

        crew.lead().get("/v1/teams/" + crew.team() + "/settlements").body("items", hasSize(0));
        rebate.up();
        crew.settles("2025-05");
    }

    @Test
    void nothingIsSettledOnAnAnswerThatIsNone() {
        Crew crew = Crew.of(2);
        crew.active();
        rebate.is(FakeRebate.Mood.FAILS);

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-05"))
                .spec(problem(503, "neighbour-unavailable"));

        crew.lead().get("/v1/teams/" + crew.team() + "/settlements").body("items", hasSize(0));
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeRebate.Mood.class,
            names = {"FAILS", "LOSES_ANSWERS"})
    void aRetryAfterALostAnswerBooksOnce(FakeRebate.Mood mood) {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        rebate.is(mood);
        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(503, "neighbour-unavailable"))
                .header("Retry-After", notNullValue());
        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTING"));

        rebate.is(FakeRebate.Mood.WELL);
        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .statusCode(200)
                .body("state", equalTo("POSTED"))
                .body("transferId", notNullValue());

        assertEquals(2, attempts(settlement));
        assertBookedOnce(settlement);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeRebate.Mood.class,
            names = {"FAILS", "LOSES_ANSWERS"})
    void goesOnByItselfWhenNobodyRetries(FakeRebate.Mood mood) {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        rebate.is(mood);
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(503);
        rebate.is(FakeRebate.Mood.WELL);

        resume();
        assertEquals(1, attempts(settlement), "the turn of the first attempt is not over");
        clock.advance(Duration.ofMinutes(2));
        resume();

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
        assertBookedOnce(settlement);
    }

    @Test
    void goesOnAfterACrashBetweenIntentAndCall() throws SQLException {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        // The process died when it had stored that it would post.
        execute(
                "update settlement set state = 'POSTING', attempts = 1,"
                        + " attempt_after = timestamptz '2026-11-15T12:01:00Z' where id = ?",
                settlement);
        clock.advance(Duration.ofMinutes(2));

        resume();

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
        assertEquals(1, attempts(settlement));
    }

    @Test
    void goesOnAfterACrashBetweenAnswerAndRecord() throws SQLException {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        String transfer =
                crew.lead()
                        .post("/v1/settlements/" + settlement + ":post")
                        .extract()
                        .path("transferId");
        // The process died before it stored the answer.
        execute(
                "update settlement set state = 'POSTING', posted_at = null, transfer_id = null,"
                        + " attempt_after = timestamptz '2026-11-15T12:01:00Z' where id = ?",
                settlement);
        clock.advance(Duration.ofMinutes(2));

        resume();

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("state", equalTo("POSTED"))
                .body("transferId", equalTo(transfer));
        assertBookedOnce(settlement);
    }

    @Test
    void replicasTakeTurns() throws SQLException {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        execute(
                "update settlement set state = 'POSTING', attempts = 1,"
                        + " attempt_after = timestamptz '2026-11-15T12:00:00Z' where id = ?",
                settlement);

        IntStream.range(0, 6).parallel().forEach(_ -> resume());

        assertEquals(1, attempts(settlement));
        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
    }

    @Test
    void whoeverPostsAtTheSameTimeBooksOnce() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);

        List<String> transfers =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ ->
                                crew.lead()
                                        .post("/v1/settlements/" + settlement + ":post")
                                        .statusCode(200)
                                        .extract()
                                        .<String>path("transferId"))
                        .distinct()
                        .toList();

        assertEquals(1, transfers.size());
        assertNotNull(transfers.getFirst());
        assertBookedOnce(settlement);
    }

    @Test
    void aRefusalThatIsFoundLaterIsTold() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        rebate.is(FakeRebate.Mood.FAILS);
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(503);
        rebate.is(FakeRebate.Mood.LACKS_FUNDS);
        clock.advance(Duration.ofMinutes(2));

        resume();

        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("state", equalTo("CALCULATED"))
                .body("lacking", hasSize(1));
    }

    @Test
    void stopsBeforeAKeyThatHoldsSomethingElse() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        rebate.is(FakeRebate.Mood.KNOWS_THE_KEY);

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(500, "internal-error"));

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTING"));
    }

    private UUID calculated(Crew crew) {
        crew.active(crew.terms("split", Map.of("rule", "equal")));
        rebate.earns(crew.lead().id(), "10", "1");
        return crew.settles("2025-05");
    }

    /** The database is shared, so settlements that other tests left may go on here, too. */
    private long attempts(UUID settlement) {
        return rebate.attempts().stream().filter(settlement.toString()::equals).count();
    }

    private void assertBookedOnce(UUID settlement) {
        JsonObject booked = rebate.bookings().get(settlement.toString());
        assertNotNull(booked);
        long bookings =
                rebate.bookings().values().stream()
                        .filter(each ->
                                booked.getString("reference").equals(each.getString("reference")))
                        .count();
        assertEquals(1, bookings);
    }

    private void resume() {
        resumer.resumeAll().subscribeAsCompletionStage().join();
    }

    private static void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertEquals(1, statement.executeUpdate());
        }
    }
}
