package io.tandem.team.split;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SplitTest extends TeamServiceTest {

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String FIVE = "00000000-0000-7000-8000-000000000005";

    /** SHA-256 of "tandem". */
    private static final String DIGEST =
            "7186b6e1e13844499594bc935ee9f1091d59093bcb00eca31c3d563c5bb86f7d";

    @Test
    void dividesByTheSquareRoot() {
        Member.any()
                .post(
                        "/v1/splits:compute",
                        Map.of(
                                "digest",
                                DIGEST,
                                "period",
                                "2025-05",
                                "rule",
                                Map.of(
                                        "rule", "proportional",
                                        "by", "VOLUME",
                                        "exponent", "0.5"),
                                "pool",
                                "10",
                                "contributions",
                                List.of(
                                        Map.of("memberId", ONE, "volume", "2"),
                                        Map.of("memberId", FIVE, "volume", "8"))))
                .statusCode(200)
                .body("pool", equalTo("10"))
                .body(
                        "parts.weight",
                        equalTo(
                                List.of(
                                        "1.4142135623730950488016887242096980785696718753769",
                                        "2.8284271247461900976033774484193961571393437507539")))
                .body(
                        "parts.part",
                        equalTo(List.of("3.333333333333333333", "6.666666666666666667")));
    }

    @Test
    void ordersTiesByDigestPeriodAndMember() {
        Member.any()
                .post(
                        "/v1/splits:compute",
                        Map.of(
                                "digest",
                                DIGEST,
                                "period",
                                "2025-05",
                                "rule",
                                Map.of("rule", "equal"),
                                "pool",
                                "-0.000000000000000001",
                                "contributions",
                                List.of(Map.of("memberId", FIVE), Map.of("memberId", ONE))))
                .statusCode(200)
                .body("parts.memberId", equalTo(List.of(ONE, FIVE)))
                .body("parts.part", equalTo(List.of("-0.000000000000000001", "0")));
    }

    /** Of 10 three go back first; of the 7 that are left each has a half. */
    @Test
    void recoupsCostsFirstWhereAskedTo() {
        Member.any()
                .post(
                        "/v1/splits:compute",
                        Map.of(
                                "digest",
                                DIGEST,
                                "period",
                                "2025-05",
                                "rule",
                                Map.of("rule", "equal"),
                                "recoup",
                                true,
                                "pool",
                                "10",
                                "contributions",
                                List.of(
                                        Map.of("memberId", ONE, "cost", "3"),
                                        Map.of("memberId", FIVE))))
                .statusCode(200)
                .body("parts.recouped", equalTo(List.of("3", "0")))
                .body("parts.part", equalTo(List.of("6.5", "3.5")));
    }

    @Test
    void fallsBackAsNamed() {
        Member.as(Tokens.ingest())
                .body(
                        Map.of(
                                "digest",
                                DIGEST,
                                "period",
                                "2025-05",
                                "rule",
                                Map.of("rule", "proportional", "by", "INVITEES"),
                                "fallback",
                                Map.of(
                                        "rule",
                                        "fixed",
                                        "weights",
                                        List.of(
                                                Map.of("partnerId", ONE, "weight", "3"),
                                                Map.of("partnerId", FIVE, "weight", "1"))),
                                "pool",
                                "4",
                                "contributions",
                                List.of(Map.of("memberId", ONE), Map.of("memberId", FIVE))))
                .post("/v1/splits:compute")
                .then()
                .statusCode(200)
                .body("parts.part", equalTo(List.of("3", "1")));
    }

    @Test
    void refusesAMemberListedTwice() {
        Member.any()
                .post(
                        "/v1/splits:compute",
                        Map.of(
                                "digest",
                                DIGEST,
                                "period",
                                "2025-05",
                                "rule",
                                Map.of("rule", "equal"),
                                "pool",
                                "4",
                                "contributions",
                                List.of(Map.of("memberId", ONE), Map.of("memberId", ONE))))
                .spec(violation("contributions"));
    }

    @Test
    void refusesWhatIsNoDigest() {
        Member.any()
                .post(
                        "/v1/splits:compute",
                        Map.of(
                                "digest", "abc",
                                "period", "2025-05",
                                "rule", Map.of("rule", "equal"),
                                "pool", "4",
                                "contributions", List.of(Map.of("memberId", ONE))))
                .spec(problem(400, "invalid-request"));
    }
}
