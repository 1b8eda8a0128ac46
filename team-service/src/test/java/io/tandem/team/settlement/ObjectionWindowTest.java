package io.tandem.team.settlement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A settlement waits for its members' objections, unless all of them say that it need not. */
@QuarkusTest
class ObjectionWindowTest extends TeamServiceTest {

    @Inject PostingResumer resumer;

    @Test
    void postsItselfWhenTheWindowIsOverAndNobodyDid() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        clock.advance(Duration.ofDays(3));
        resume();
        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("CALCULATED"));

        clock.advance(Duration.ofMinutes(5));
        resume();

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
    }

    @Test
    void isPostedAtOnceWhenAllMembersConsent() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        String consent = "/v1/settlements/" + settlement + ":consent";
        crew.lead().post(consent).statusCode(200).body("consents", hasSize(1));
        crew.lead().post(consent).statusCode(200).body("consents", hasSize(1));
        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .spec(problem(409, "objection-window-open"));

        crew.member(1).post(consent).statusCode(200).body("consents", hasSize(2));
        resume();

        crew.lead().get("/v1/settlements/" + settlement).body("state", equalTo("POSTED"));
    }

    @Test
    void onlyItsMembersConsent() {
        Crew crew = Crew.of(2);
        UUID settlement = calculated(crew);
        String consent = "/v1/settlements/" + settlement + ":consent";
        Member late = Member.any();
        late.joins(crew.team(), crew.lead());

        late.post(consent).spec(problem(404, "not-found"));
        Member.any().post(consent).spec(problem(404, "not-found"));
        Member.operator().post(consent).then().spec(problem(403, "forbidden"));
    }

    private UUID calculated(Crew crew) {
        crew.active(crew.terms("objectionDays", 3));
        rebate.earns(crew.lead().id(), "10", "1");
        return crew.settles("2025-05");
    }

    private void resume() {
        resumer.resumeAll().subscribeAsCompletionStage().join();
    }
}
