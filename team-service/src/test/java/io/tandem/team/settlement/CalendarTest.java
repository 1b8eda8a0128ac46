package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CalendarTest extends TeamServiceTest {

    @Inject CalendarKeeper keeper;

    @Test
    void settlesByItselfOnceTheMonthIsClosedForEveryProgramme() {
        Crew crew = crew("2026-10", 3, "okx", "okx-tr");
        rebate.earns(crew.lead().id(), "400", "1000");
        rebate.closes("okx", "2026-10");

        keep();
        settlements(crew, List.of());
        rebate.closes("okx-tr", "2026-10");
        keep();
        settlements(crew, List.of());
        clock.advance(Duration.ofMinutes(5));
        keep();

        settlements(crew, List.of("2026-10"));
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .body("items[0].state", equalTo("CALCULATED"))
                .body("items[0].assets[0].pool", equalTo("400"));
        clock.advance(Duration.ofDays(1));
        keep();
        settlements(crew, List.of("2026-10"));
    }

    @Test
    void waitsForItsDay() {
        clock.set(Instant.parse("2026-11-02T23:59:59.999Z"));
        Crew crew = crew("2026-10", 3, "okx");
        rebate.closes("okx", "2026-10");

        keep();
        settlements(crew, List.of());
        clock.set(Instant.parse("2026-11-03T00:00:00Z"));
        keep();

        settlements(crew, List.of("2026-10"));
    }

    @Test
    void settlesEveryMonthThatIsOver() {
        Crew crew = crew("2026-07", 1, "okx");
        List.of("2026-07", "2026-08", "2026-09", "2026-10")
                .forEach(period -> rebate.closes("okx", period));

        keep();

        settlements(crew, List.of("2026-07", "2026-08", "2026-09", "2026-10"));
    }

    @Test
    void settlesOnceHoweverManyReplicasKeepIt() {
        Crew crew = crew("2026-10", 1, "okx");
        rebate.closes("okx", "2026-10");

        CompletableFuture.allOf(
                        IntStream.range(0, 6)
                                .mapToObj(_ ->
                                        keeper.settleAllDue()
                                                .subscribeAsCompletionStage()
                                                .toCompletableFuture())
                                .toArray(CompletableFuture[]::new))
                .join();

        settlements(crew, List.of("2026-10"));
        assertEquals(
                1,
                rebate.queries().stream()
                        .filter(query -> query.encode().contains(crew.lead().id().toString()))
                        .count());
    }

    @Test
    void leavesWhatTheLeadHasSettledBefore() {
        Crew crew = crew("2026-10", 1, "okx");
        keep();
        UUID settled = crew.settles("2026-10");
        rebate.closes("okx", "2026-10");
        clock.advance(Duration.ofMinutes(5));

        keep();

        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .body("items.id", equalTo(List.of(settled.toString())));
    }

    @Test
    void triesAgainWhenRebateServiceWasDown() {
        Crew crew = crew("2026-10", 1, "okx");
        rebate.closes("okx", "2026-10");
        rebate.is(FakeRebate.Mood.FAILS);

        keep();
        rebate.is(FakeRebate.Mood.WELL);
        keep();
        settlements(crew, List.of());
        clock.advance(Duration.ofMinutes(5));
        keep();

        settlements(crew, List.of("2026-10"));
    }

    @Test
    void settlesNothingOfAnAgreementWithoutCalendar() {
        Crew crew = Crew.of(1);
        Map<String, Object> terms = crew.terms("programmes", List.of("okx"));
        crew.active(terms);
        rebate.closes("okx", "2025-05");

        keep();

        settlements(crew, List.of());
    }

    @Test
    void settlesNothingOfWhatIsNotSigned() {
        Crew crew = Crew.of(2);
        crew.proposed(terms(crew, "2026-10", 1, "okx"));
        rebate.closes("okx", "2026-10");

        keep();

        settlements(crew, List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 29})
    void refusesADayThatNotEveryMonthHas(int day) {
        Crew crew = Crew.of(1);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", terms(crew, "2026-10", day, "okx")))
                .spec(problem(400, "invalid-request"))
                .body("violations[0].field", equalTo("terms.calendar.day"));
    }

    @Test
    void refusesACalendarForProgrammesThatAreNotNamed() {
        Crew crew = Crew.of(1);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", terms(crew, "2026-10", 1)))
                .spec(problem(400, "invalid-request"));
    }

    private void keep() {
        keeper.settleAllDue().subscribeAsCompletionStage().join();
    }

    private static Crew crew(String from, int day, String... programmes) {
        Crew crew = Crew.of(1);
        crew.active(terms(crew, from, day, programmes));
        return crew;
    }

    private static Map<String, Object> terms(
            Crew crew, String from, int day, String... programmes) {
        Map<String, Object> terms = crew.terms("calendar", Map.of("day", day));
        terms.put("effectiveFrom", from);
        terms.put("programmes", List.of(programmes));
        return terms;
    }

    private static void settlements(Crew crew, List<String> periods) {
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .statusCode(200)
                .body("items", hasSize(periods.size()))
                .body("items.period.sort()", equalTo(periods));
    }
}
