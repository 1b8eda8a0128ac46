package io.tandem.team.settlement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes that come while others are on their way. */
@QuarkusTest
class RestatementRaceTest extends RestatementStage {

    @Test
    void aChangeBetweenSnapshotAndSettlementIsFoundWithoutBeingTold() {
        Crew crew = equals(2);
        rebate.meanwhile(() -> {
            changes(crew, "ACCRUED", "190");
            follow();
        });
        UUID settlement = crew.settles(MAY);
        // Told before there was a settlement: nothing is marked by it.
        crew.lead().get("/v1/settlements/" + settlement).body("assets[0].pool", equalTo("90"));
        look(crew);
        crew.lead().get("/v1/settlements/" + settlement).body("restatements", hasSize(0));
        posts(crew, settlement);

        look(crew);

        crew.lead()
                .get("/v1/settlements/" + restatement(crew, settlement, 1))
                .body("corrects.causes", hasSize(0))
                .body("transfers.amount", contains("50"));
    }

    @Test
    void aChangeWhileItIsWorkedOutStartsItOver() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");
        rebate.meanwhile(() -> {
            changes(crew, "ACCRUED", "290");
            follow();
        });

        look(crew);

        crew.lead()
                .get("/v1/settlements/" + restatement(crew, settlement, 1))
                .body("assets[0].pool", equalTo("290"))
                .body("transfers.amount", contains("100"));
        posts(crew, restatement(crew, settlement, 1));
        look(crew);
        crew.lead().get("/v1/settlements/" + settlement).body("restatements", hasSize(1));
    }

    @Test
    void whatChangesWhileOneIsOnItsWayIsTheNextOnes() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");
        look(crew);
        UUID first = restatement(crew, settlement, 1);
        rebate.is(FakeRebate.Mood.LOSES_ANSWERS);
        crew.lead().post("/v1/settlements/" + first + ":post").statusCode(503);
        rebate.is(FakeRebate.Mood.WELL);
        changes(crew, "ACCRUED", "290");
        look(crew);
        crew.lead().get("/v1/settlements/" + settlement).body("restatements", hasSize(1));

        posts(crew, first);
        look(crew);

        UUID second = restatement(crew, settlement, 2);
        crew.lead().get("/v1/settlements/" + second).body("transfers.amount", contains("50"));
        posts(crew, second);
        assertEquals(List.of("145", "145"), available(crew));
    }

    @Test
    void manyReplicasRestateOnce() {
        Crew crew = equals(2);
        UUID settlement = posted(crew);
        changes(crew, "ACCRUED", "190");

        IntStream.range(0, 6).parallel().forEach(_ -> look(crew));

        crew.lead().get("/v1/settlements/" + settlement).body("restatements", hasSize(1));
    }
}
