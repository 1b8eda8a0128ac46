package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows for money and proofs when a member has left. */
@QuarkusTest
class ExitSettlementTest extends TeamServiceTest {

    private static final Map<String, Object> EXIT =
            Map.of(
                    "facts",
                    List.of("CLOSED"),
                    "tail",
                    Map.of(
                            "periods",
                            1,
                            "share",
                            "0.333333",
                            "decay",
                            "0",
                            "after",
                            List.of("CLOSED")));

    @Inject PoolKeeper keeper;

    @TempDir Path files;

    private Crew crew;
    private UUID agreement;

    private void closeOneOfThree() {
        crew = Crew.of(3);
        Map<String, Object> terms = crew.terms("exit", EXIT);
        terms.put("effectiveFrom", "2026-11");
        agreement = crew.active(terms);
        crew.members().forEach(each -> rebate.earns(each.id(), "60", "7"));
        Member.operator()
                .body(Map.of("partnerId", closed().id(), "kind", "CLOSED", "cause", "case 12"))
                .post("/v1/agreements/" + agreement + "/exits")
                .then()
                .statusCode(200);
    }

    private Member closed() {
        return crew.member(2);
    }

    @Test
    void theTailReservesNoMoreThanItsFraction() throws SQLException {
        closeOneOfThree();
        clock.set(Instant.parse("2027-01-10T00:00:00Z"));

        Pools.keep(keeper, crew);

        // November in full, a third of December, nothing of January.
        assertEquals("79.99998", rebate.books().reserved(closed().id(), "USDT"));
        assertEquals("180", rebate.books().reserved(crew.lead().id(), "USDT"));
    }

    @Test
    void theVerifierKnowsWhoHasLeftAndWhatTheTailIs() {
        closeOneOfThree();
        clock.set(Instant.parse("2027-02-10T00:00:00Z"));
        OfflineVerifier verifier = OfflineVerifier.compiledIn(files);
        String signed = read("/v1/agreements/" + agreement);
        for (String period : List.of("2026-11", "2026-12", "2027-01")) {
            String settlement = read("/v1/settlements/" + crew.settles(period));

            OfflineVerifier.Ended ended = verifier.check(signed, settlement);

            assertEquals(0, ended.code(), ended.output());
            boolean asIfNobodyHadLeft = period.equals("2026-11");
            String untold = signed.replaceAll("\"exits\":\\[.*?]", "\"exits\":[]");
            assertTrue(
                    asIfNobodyHadLeft == (verifier.check(untold, settlement).code() == 0), period);
        }
    }

    @Test
    void performanceShowsAFormerMemberTheMonthsThatItTookPartIn() {
        closeOneOfThree();
        clock.set(Instant.parse("2027-02-10T00:00:00Z"));
        String path = "/v1/teams/" + crew.team() + "/performance?from=2026-11&to=2027-01";

        closed().get(path).body("months.period", equalTo(List.of("2026-11", "2026-12")));
        crew.lead()
                .get(path + "&groupBy=member,period")
                .body("items.findAll { it.period == '2027-01' }.size()", equalTo(2))
                .body("items.findAll { it.period == '2026-12' }.size()", equalTo(3));
        Member.any().get(path).spec(problem(404, "not-found"));
    }

    private String read(String path) {
        return crew.lead().get(path).statusCode(200).extract().asString();
    }
}
