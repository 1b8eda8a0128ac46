package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agreement that was ended for all still owes, and when that is over. */
@QuarkusTest
class EndTailTest extends TeamServiceTest {

    @Inject PoolKeeper keeper;

    @TempDir Path files;

    private Crew crew;
    private UUID agreement;

    @BeforeEach
    void found() {
        crew = Crew.of(2);
    }

    /**
     * Bound in November; the notice runs out in December; half of January, a quarter of February.
     */
    private void endWithTail() {
        Map<String, Object> terms =
                crew.terms("endTail", Map.of("periods", 2, "share", "0.5", "decay", "0.5"));
        terms.put("effectiveFrom", "2026-11");
        terms.put("split", Map.of("rule", "equal"));
        agreement = crew.active(terms);
        rebate.earns(crew.lead().id(), "60", "1");
        crew.member(1)
                .post("/v1/agreements/" + agreement + ":terminate")
                .statusCode(200)
                .body("lastPeriod", equalTo("2026-12"))
                .body("endsAt", equalTo("2026-12-15T12:00:00Z"));
    }

    @Test
    void theTailIsSettledAndEndsByItself() {
        endWithTail();
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));
        OfflineVerifier verifier = OfflineVerifier.compiledIn(files);

        for (Map.Entry<String, String> each :
                Map.of("2026-12", "60", "2027-01", "30", "2027-02", "15").entrySet()) {
            UUID id = crew.settles(each.getKey());
            String settlement =
                    crew.lead()
                            .get("/v1/settlements/" + id)
                            .statusCode(200)
                            .body("assets[0].pool", equalTo(each.getValue()))
                            .body("contributions", hasSize(2))
                            .extract()
                            .asString();
            String signed = crew.lead().get("/v1/agreements/" + agreement).extract().asString();

            OfflineVerifier.Ended ended = verifier.check(signed, settlement);

            assertEquals(0, ended.code(), ended.output());
            String withoutTail = signed.replace("\"TERMINATED\"", "\"SUPERSEDED\"");
            assertEquals(
                    each.getKey().equals("2026-12") ? 0 : 1,
                    verifier.check(withoutTail, settlement).code());
        }
        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2027-03"))
                .spec(problem(409, "no-agreement-in-force"));
    }

    @Test
    void theTailIsReservedByItsFraction() throws SQLException {
        endWithTail();
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        Pools.keep(keeper, crew);

        // 60 in November and December each, 30 in January, 15 in February.
        assertEquals("165", rebate.books().reserved(crew.lead().id(), "USDT"));
    }

    @Test
    void whatIsOwedThereIsNotPooledElsewhereAtTheSameTime() {
        endWithTail();
        Crew other = Crew.of(List.of(Member.any(), crew.member(1)));

        UUID early = other.lead().drafts(other.team(), other.terms("effectiveFrom", "2027-02"));
        other.lead()
                .post("/v1/agreements/" + early + ":propose")
                .spec(problem(409, "scopes-overlap"));
        other.active(other.terms("effectiveFrom", "2027-03"));
    }

    @Test
    void aSuccessorEndsIt() {
        endWithTail();
        UUID next = crew.active(crew.terms("effectiveFrom", "2027-02"));
        Crew other = Crew.of(List.of(Member.any(), Member.any()));
        other.active();
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        UUID january = crew.settles("2027-01");
        UUID february = crew.settles("2027-02");

        crew.lead()
                .get("/v1/settlements/" + january)
                .body("agreementId", equalTo(agreement.toString()))
                .body("assets[0].pool", equalTo("30"));
        crew.lead()
                .get("/v1/settlements/" + february)
                .body("agreementId", equalTo(next.toString()))
                .body("assets[0].pool", equalTo("60"));
    }

    @Test
    void withoutSuchATermNothingFollows() {
        UUID plain = crew.active(crew.terms("effectiveFrom", "2026-11"));
        crew.member(1).post("/v1/agreements/" + plain + ":terminate").statusCode(200);
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2027-01"))
                .spec(problem(409, "no-agreement-in-force"));
    }

    @Test
    void whatEndedBeforeItBeganHasNoTail() {
        Map<String, Object> terms =
                crew.terms("endTail", Map.of("periods", 3, "share", "1", "decay", "0"));
        terms.put("effectiveFrom", "2027-01");
        UUID early = crew.active(terms);
        crew.member(1).post("/v1/agreements/" + early + ":terminate").statusCode(200);
        clock.set(Instant.parse("2027-04-02T00:00:00Z"));

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2027-01"))
                .spec(problem(409, "no-agreement-in-force"));
    }
}
