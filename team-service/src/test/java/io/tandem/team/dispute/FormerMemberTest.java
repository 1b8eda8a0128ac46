package io.tandem.team.dispute;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has left keeps what it needs to stand up for its own entries. */
@QuarkusTest
class FormerMemberTest extends TeamServiceTest {

    @Test
    void seesItsSettlementsAndContestsThemAndNobodyElses() {
        Crew crew = Crew.of(3);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("exit", Map.of("facts", List.of("CLOSED")));
        UUID agreement = crew.active(terms);
        rebate.earns(crew.lead().id(), "90", "1");
        Quarrel quarrel = new Quarrel(crew, crew.settles("2025-05"));
        Member former = quarrel.claimant();
        Member.operator()
                .body(Map.of("partnerId", former.id(), "kind", "CLOSED", "cause", "case 12"))
                .post("/v1/agreements/" + agreement + "/exits")
                .then()
                .statusCode(200);
        former.get("/v1/teams/" + crew.team()).spec(problem(404, "not-found"));

        UUID dispute = quarrel.opened("5");

        quarrel.shows(dispute);
        former.get("/v1/disputes")
                .statusCode(200)
                .body("items.id", equalTo(List.of(dispute.toString())));
        former.get("/v1/settlements/" + quarrel.settlement() + "/disputes").statusCode(200);
        former.post(
                        "/v1/disputes/" + dispute + "/evidence",
                        Quarrel.evidence("https://a.example/1"))
                .statusCode(201);
        former.get("/v1/agreements/" + agreement + "/signing-keys").statusCode(200);
        Member.any().get("/v1/disputes/" + dispute).spec(problem(404, "not-found"));
    }
}
