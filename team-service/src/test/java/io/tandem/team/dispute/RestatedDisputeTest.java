package io.tandem.team.dispute;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.settlement.Restating;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a dispute awarded is neither undone nor doubled by a restatement. */
@QuarkusTest
class RestatedDisputeTest extends TeamServiceTest {

    @Inject DisputeAdvancer advancer;
    @Inject Restating restating;

    /** Of three with 30 each, the holder's 12 went to the claimant; then the pool falls to 30. */
    @Test
    void anAwardStandsAndWhatIsClaimedBeyondThePartIsTold() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, null);
        UUID dispute = quarrel.opened("12");
        Quarrel.proposes(quarrel.holder(), dispute, "12").statusCode(200);
        Quarrel.accepts(quarrel.claimant(), dispute, 1).statusCode(200);
        advance();
        assertEquals(List.of("30", "18", "42"), available(quarrel.crew()));

        UUID restatement = restated(quarrel, "30");

        quarrel.claimant()
                .get("/v1/settlements/" + restatement)
                .body("transfers.amount", contains("20", "20"))
                .body("claimsBeyondPart", hasSize(1))
                .body("claimsBeyondPart[0].partnerId", equalTo(quarrel.holder().id().toString()))
                .body("claimsBeyondPart[0].claimed", equalTo("12"))
                .body("claimsBeyondPart[0].part", equalTo("10"))
                .body("claimsBeyondPart[0].beyond", equalTo("2"));
        // Of its 18 the holder can give no 20: it owes, and all of it waits.
        quarrel.crew()
                .lead()
                .post("/v1/settlements/" + restatement + ":post")
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].partnerId", equalTo(quarrel.holder().id().toString()))
                .body("lacking[0].lacking", equalTo("2"));
        rebate.books().has(quarrel.holder().id(), Quarrel.USDT, "2");
        quarrel.crew().lead().post("/v1/settlements/" + restatement + ":post").statusCode(200);
        assertEquals(List.of("70", "0", "22"), available(quarrel.crew()));
    }

    /** Of a restatement what it brought can be contested, and no more. */
    @Test
    void whatARestatementBroughtCanBeContested() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, null);
        rebate.books().has(quarrel.crew().lead().id(), Quarrel.USDT, "30");
        UUID restatement = restated(quarrel, "120");
        Quarrel again = new Quarrel(quarrel.crew(), restatement);

        again.contests(again.claimant(), again.holder(), "10.1")
                .spec(problem(409, "contest-exceeds-line"))
                .body("left", equalTo("10"));
        UUID dispute = again.opened("10");
        again.posts();
        advance();

        again.shows(dispute).body("lines[0].state", equalTo("FROZEN"));
        assertEquals("10", rebate.books().held(again.holder().id(), Quarrel.USDT));
        assertEquals(List.of("40", "30", "40"), available(again.crew()));
    }

    private UUID restated(Quarrel quarrel, String earned) {
        Crew crew = quarrel.crew();
        rebate.earns(crew.lead().id(), earned, "1");
        rebate.feed().tells("REVERSED", "2025-05", crew.lead().id());
        restating.look(crew);
        return crew.lead()
                .get("/v1/settlements/" + quarrel.settlement())
                .extract()
                .jsonPath()
                .getUUID("restatements[0].id");
    }

    private void advance() {
        clock.advance(Duration.ofMinutes(1));
        advancer.advanceAll().subscribeAsCompletionStage().join();
    }

    private List<String> available(Crew crew) {
        return crew.members().stream()
                .map(each -> rebate.books().available(each.id(), Quarrel.USDT))
                .toList();
    }
}
