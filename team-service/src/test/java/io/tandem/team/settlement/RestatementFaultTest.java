package io.tandem.team.settlement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.fault.CuttingFaults;
import io.tandem.team.fault.SagaStep;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a restatement is cut off, there is one, and its difference moves once. */
@QuarkusTest
class RestatementFaultTest extends TeamServiceTest {

    private static final String USDT = "USDT";
    private static final String MONTH = "2026-10";

    @Inject Restating restating;
    @Inject PostingResumer resumer;
    @Inject PoolKeeper keeper;
    @Inject CuttingFaults faults;

    @AfterEach
    void mend() {
        faults.mend();
    }

    @ParameterizedTest
    @EnumSource(
            value = SagaStep.class,
            mode = EnumSource.Mode.MATCH_ALL,
            names = "(SETTLEMENT_(?!CALCULAT)|RESTATEMENT_).*")
    void isBookedOnceAfterACutAt(SagaStep step) throws SQLException {
        Crew crew = Crew.of(3);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("effectiveFrom", MONTH);
        crew.active(terms);
        rebate.earnsIn(MONTH, crew.lead().id(), "90", "1");
        rebate.books().has(crew.lead().id(), USDT, "90");
        UUID settlement = crew.settles(MONTH);
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
        Pools.keep(keeper, crew);
        rebate.earnsIn(MONTH, crew.lead().id(), "30", "1");
        rebate.books().has(crew.lead().id(), USDT, "-60");
        rebate.feed().tells("REVERSED", MONTH, crew.lead().id());
        faults.cutAt(step);

        goOn(crew, settlement);
        goOn(crew, settlement);
        goOn(crew, settlement);

        assertFalse(faults.waits(), "the saga passes the step");
        crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("restatements.state", contains("POSTED"));
        assertEquals(
                List.of("10", "10", "10"),
                crew.members().stream()
                        .map(each -> rebate.books().available(each.id(), USDT))
                        .toList());
        assertEquals(
                List.of("0", "0", "0"),
                crew.members().stream()
                        .map(each -> rebate.books().reserved(each.id(), USDT))
                        .toList());
        crew.lead()
                .get("/v1/teams/" + crew.team() + "/settlements")
                .body("items.number", equalTo(List.of(0, 1)));
    }

    private void goOn(Crew crew, UUID settlement) throws SQLException {
        clock.advance(Duration.ofMinutes(20));
        restating.look(crew);
        Pools.keep(keeper, crew);
        String restatement =
                crew.lead()
                        .get("/v1/settlements/" + settlement)
                        .extract()
                        .path("restatements[0]?.id");
        if (restatement != null) {
            // Whatever it answers: what was cut goes on by itself.
            crew.lead().post("/v1/settlements/" + restatement + ":post");
        }
        clock.advance(Duration.ofMinutes(20));
        resumer.resumeAll().subscribeAsCompletionStage().join();
        Pools.keep(keeper, crew);
    }
}
