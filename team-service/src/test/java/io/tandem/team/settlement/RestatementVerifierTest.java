package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier on restatements as the service answers them. */
@QuarkusTest
class RestatementVerifierTest extends TeamServiceTest {

    @TempDir Path files;
    @Inject Restating restating;

    private OfflineVerifier verifier;

    /** The members share by their rebates. */
    private static final Set<String> UNWEIGHED =
            Set.of("/volumeUsd", "/invitees", "/activeTraders");

    private String agreement;
    private String settlement;
    private String first;
    private String second;

    @BeforeEach
    void restateSomething() {
        verifier = OfflineVerifier.compiledIn(files);
        Crew crew = Crew.of(3);
        UUID id = crew.active();
        rebate.earns(crew.member(0).id(), Map.of("USDT", "400"), "1000");
        rebate.earns(crew.member(1).id(), Map.of("USDT", "100", "BTC", "0.3"), "500");
        UUID settled = crew.settles("2025-05");
        post(crew, settled);
        rebate.earns(crew.member(0).id(), Map.of("USDT", "410", "ETH", "2"), "1000");
        restate(crew);
        post(crew, link(crew, settled, 0));
        rebate.earns(crew.member(1).id(), Map.of("USDT", "70"), "400");
        restate(crew);
        agreement = crew.lead().get("/v1/agreements/" + id).extract().asString();
        settlement = answer(crew, settled);
        first = answer(crew, link(crew, settled, 0));
        second = answer(crew, link(crew, settled, 1));
    }

    @Test
    void confirmsEachAndThatItStartsFromTheOneBeforeIt() {
        OfflineVerifier.Ended ended = verifier.check(agreement, second, settlement, first);

        assertEquals(0, ended.code(), ended.output());
        assertEquals(
                2,
                ended.output().lines().filter(line -> line.contains(" starts from what ")).count(),
                ended.output());
    }

    @Test
    void saysWhatItCouldNotCompare() {
        OfflineVerifier.Ended ended = verifier.check(agreement, second);

        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("NOT COMPARED: restatement "), ended.output());
    }

    @Test
    void noValueOfARestatementMayBeAnother() {
        ChangedAnswers.noneMayPass(
                second,
                UNWEIGHED,
                changed -> verifier.check(agreement, settlement, first, changed));
    }

    @Test
    void noValueOfWhatItStartsFromMayBeAnother() {
        ChangedAnswers.noneMayPass(
                first,
                UNWEIGHED,
                changed -> verifier.check(agreement, settlement, changed, second));
    }

    private void restate(Crew crew) {
        rebate.feed().tells("RESTATED", "2025-05", crew.member(0).id(), crew.member(1).id());
        restating.look(crew);
    }

    private static void post(Crew crew, UUID settlement) {
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
    }

    private static UUID link(Crew crew, UUID settlement, int index) {
        return crew.lead()
                .get("/v1/settlements/" + settlement)
                .extract()
                .jsonPath()
                .getUUID("restatements[" + index + "].id");
    }

    private static String answer(Crew crew, UUID settlement) {
        return crew.lead().get("/v1/settlements/" + settlement).extract().asString();
    }
}
