package io.tandem.team.dispute;

import static io.tandem.team.dispute.Quarrel.USDT;
import static io.tandem.team.dispute.Quarrel.VOTE;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.FakeRebate;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.fault.CuttingFaults;
import io.tandem.team.fault.SagaStep;
import io.tandem.testkit.TandemPostgres;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a dispute is cut off, its money is frozen once and awarded once. */
@QuarkusTest
class DisputeFaultTest extends TeamServiceTest {

    @Inject DisputeAdvancer advancer;
    @Inject CuttingFaults faults;

    @AfterEach
    void mend() {
        faults.mend();
    }

    @ParameterizedTest
    @EnumSource(value = SagaStep.class, mode = EnumSource.Mode.MATCH_ALL, names = "DISPUTE_.*")
    void endsOnceAfterACutAt(SagaStep step) {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        faults.cutAt(step);

        UUID dispute = untilDone(quarrel);
        UUID settled = agreed(quarrel, dispute);

        assertFalse(faults.waits(), "the saga passes the step");
        assertEndedOnce(quarrel, settled);
    }

    @ParameterizedTest
    @CsvSource({"FAILS", "LOSES_ANSWERS"})
    void endsOnceWhenRebateServiceIsCutOff(FakeRebate.Mood mood) {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        rebate.is(mood);
        UUID dispute = quarrel.opened("12");
        Quarrel.proposes(quarrel.claimant(), dispute, "5").statusCode(200);
        rebate.is(FakeRebate.Mood.WELL);
        goOn();
        rebate.is(mood);
        Quarrel.accepts(quarrel.holder(), dispute, 1).statusCode(200);
        rebate.is(FakeRebate.Mood.WELL);
        goOn();

        assertEndedOnce(quarrel, dispute);
    }

    @Test
    void replicasTakeTurns() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        rebate.is(FakeRebate.Mood.FAILS);
        UUID dispute = quarrel.opened("12");
        Quarrel.proposes(quarrel.claimant(), dispute, "5").statusCode(200);
        rebate.is(FakeRebate.Mood.WELL);
        goOn();
        rebate.is(FakeRebate.Mood.FAILS);
        Quarrel.accepts(quarrel.holder(), dispute, 1).statusCode(200);
        rebate.is(FakeRebate.Mood.WELL);
        clock.advance(Duration.ofMinutes(10));

        IntStream.range(0, 6).parallel().forEach(_ -> advance());

        assertEndedOnce(quarrel, dispute);
    }

    @Test
    void aLineIsContestedOnceOverEvenByManyAtOnce() {
        Quarrel quarrel = Quarrel.posted(rebate, 4, VOTE);

        List<Integer> statuses =
                List.of(0, 2, 3).parallelStream()
                        .map(each ->
                                quarrel.contests(
                                                quarrel.crew().member(each), quarrel.holder(), "16")
                                        .extract()
                                        .statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(201, 409, 409), statuses);
        assertEquals("16", rebate.books().held(quarrel.holder().id(), USDT));
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherWaiting() throws SQLException {
        Quarrel broken = Quarrel.posted(rebate, 3, VOTE);
        UUID unreadable = broken.opened("12");
        Quarrel sound = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = sound.opened("12");
        tamper("terms || ' '", unreadable);
        clock.advance(Duration.ofDays(7));

        advance();

        sound.shows(dispute).body("decidedHow", equalTo("DEFAULTED"));
        tamper("rtrim(terms)", unreadable);
        advance();
        broken.shows(unreadable).body("decidedHow", equalTo("DEFAULTED"));
    }

    private static void tamper(String terms, UUID dispute) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update agreement set terms = "
                                        + terms
                                        + " where id = (select agreement_id from dispute"
                                        + " where id = ?)")) {
            update.setObject(1, dispute);
            assertEquals(1, update.executeUpdate());
        }
    }

    @Test
    void saysWhyItCannotGoOn() {
        Quarrel quarrel = Quarrel.posted(rebate, 3, VOTE);
        UUID dispute = quarrel.opened("12");
        rebate.books().releasesHoldsByHand();

        quarrel.claimant().post("/v1/disputes/" + dispute + ":withdraw").statusCode(200);

        quarrel.shows(dispute)
                .body("lines[0].state", equalTo("FROZEN"))
                .body("lines[0].refusal", equalTo("urn:tandem:problem:hold-ended"));
    }

    /** Who gets no answer asks again. */
    private UUID untilDone(Quarrel quarrel) {
        if (quarrel.contests(quarrel.claimant(), quarrel.holder(), "12").extract().statusCode()
                != 201) {
            quarrel.contests(quarrel.claimant(), quarrel.holder(), "12").statusCode(201);
        }
        return quarrel.claimant()
                .get("/v1/settlements/" + quarrel.settlement() + "/disputes")
                .body("items.size()", equalTo(1))
                .extract()
                .jsonPath()
                .getUUID("items[0].id");
    }

    private UUID agreed(Quarrel quarrel, UUID dispute) {
        goOn();
        Quarrel.proposes(quarrel.claimant(), dispute, "5").statusCode(200);
        if (Quarrel.accepts(quarrel.holder(), dispute, 1).extract().statusCode() != 200) {
            Quarrel.accepts(quarrel.holder(), dispute, 1).statusCode(200);
        }
        goOn();
        return dispute;
    }

    private void assertEndedOnce(Quarrel quarrel, UUID dispute) {
        quarrel.shows(dispute)
                .body("lines[0].state", equalTo("ENDED"))
                .body("lines[0].awarded", equalTo("5"));
        UUID holder = quarrel.holder().id();
        assertEquals("25", rebate.books().available(holder, USDT));
        assertEquals("0", rebate.books().held(holder, USDT));
        assertEquals("0", rebate.books().reserved(holder, USDT));
        assertEquals("35", rebate.books().available(quarrel.claimant().id(), USDT));
        assertEquals(List.of(1, 1), rebate.books().holds());
    }

    private void goOn() {
        clock.advance(Duration.ofMinutes(10));
        advance();
    }

    private void advance() {
        advancer.advanceAll().subscribeAsCompletionStage().join();
    }
}
