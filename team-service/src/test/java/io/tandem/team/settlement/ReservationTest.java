package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a member pools cannot be paid out before it is settled. */
@QuarkusTest
class ReservationTest extends TeamServiceTest {

    private static final String USDT = "USDT";

    @Inject PoolKeeper keeper;
    @Inject PostingResumer resumer;

    @Test
    void whatIsPooledCannotBePaidOutBeforeItIsSettled() throws SQLException {
        Crew crew = crew();
        rebate.books().has(crew.lead().id(), USDT, "100");
        Pools.keep(keeper, crew);

        assertEquals("90", rebate.books().reserved(crew.lead().id(), USDT));
        assertFalse(rebate.books().paysOut(crew.lead().id(), USDT, "10.1"));
        assertTrue(rebate.books().paysOut(crew.lead().id(), USDT, "10"));
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        UUID settlement = crew.settles("2026-11");
        assertFalse(rebate.books().paysOut(crew.lead().id(), USDT, "0.1"));
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
        Pools.keep(keeper, crew);

        assertEquals("0", rebate.books().reserved(crew.lead().id(), USDT));
        assertEquals("30", rebate.books().available(crew.lead().id(), USDT));
        assertEquals("30", rebate.books().available(crew.member(2).id(), USDT));
    }

    @Test
    void followsWhatIsEarned() throws SQLException {
        Crew crew = crew();
        Pools.keep(keeper, crew);
        rebate.earns(crew.lead().id(), "70", "1");
        rebate.earns(crew.member(1).id(), "5", "1");

        Pools.keep(keeper, crew);
        assertEquals("90", rebate.books().reserved(crew.lead().id(), USDT), "current for a while");
        clock.advance(Duration.ofMinutes(6));
        Pools.keep(keeper, crew);

        assertEquals("70", rebate.books().reserved(crew.lead().id(), USDT));
        assertEquals("5", rebate.books().reserved(crew.member(1).id(), USDT));
    }

    @Test
    void aDebtReservesNothing() throws SQLException {
        Crew crew = crew();
        rebate.earns(crew.lead().id(), "-3", "1");

        Pools.keep(keeper, crew);

        assertEquals("0", rebate.books().reserved(crew.lead().id(), USDT));
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeRebate.Mood.class,
            names = {"FAILS", "LOSES_ANSWERS"})
    void saysItAgainWhenNoAnswerCame(FakeRebate.Mood mood) throws SQLException {
        Crew crew = crew();
        rebate.is(mood);
        Pools.keep(keeper, crew);

        rebate.is(FakeRebate.Mood.WELL);
        clock.advance(Duration.ofMinutes(6));
        Pools.keep(keeper, crew);

        assertEquals("90", rebate.books().reserved(crew.lead().id(), USDT));
    }

    @Test
    void whereFundsLackItWaitsAndIsTriedAgain() throws SQLException {
        Crew crew = crew();
        rebate.books().has(crew.lead().id(), USDT, "50");
        Pools.keep(keeper, crew);
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        UUID settlement = crew.settles("2026-11");

        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].lacking", equalTo("10"));
        crew.member(1)
                .get("/v1/settlements/" + settlement)
                .body("state", equalTo("CALCULATED"))
                .body("lacking[0].partnerId", equalTo(crew.lead().id().toString()));
        rebate.books().has(crew.lead().id(), USDT, "10");
        clock.advance(Duration.ofMinutes(5));
        resumer.resumeAll().subscribeAsCompletionStage().join();

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
        assertEquals("30", rebate.books().available(crew.member(1).id(), USDT));
    }

    /** Three who share equally from this month on; the lead earned 90. */
    private Crew crew() {
        Crew crew = Crew.of(3);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("effectiveFrom", "2026-11");
        crew.active(terms);
        rebate.earns(crew.lead().id(), "90", "1");
        rebate.earnsOnlyIn("2026-11");
        return crew;
    }
}
