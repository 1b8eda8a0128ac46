package io.tandem.team.settlement;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A team of equals whose lead earned all of it, its settlement, and what changes since. */
abstract class RestatementStage extends TeamServiceTest {

    static final String USDT = "USDT";
    static final String MAY = "2025-05";

    @Inject RestatementKeeper keeper;
    @Inject Restating restating;
    @Inject EarningsFollower follower;
    @Inject PostingResumer resumer;

    Crew equals(int size) {
        Crew crew = Crew.of(size);
        crew.active(crew.terms("split", Map.of("rule", "equal")));
        rebate.earns(crew.lead().id(), "90", "1");
        crew.members().forEach(each -> rebate.books().has(each.id(), USDT, "0"));
        rebate.books().has(crew.lead().id(), USDT, "90");
        return crew;
    }

    UUID posted(Crew crew) {
        return posted(crew, MAY);
    }

    UUID posted(Crew crew, String period) {
        UUID settlement = crew.settles(period);
        posts(crew, settlement);
        return settlement;
    }

    static void posts(Crew crew, UUID settlement) {
        crew.lead()
                .post("/v1/settlements/" + settlement + ":post")
                .statusCode(200)
                .body("state", equalTo("POSTED"));
    }

    /** The lead earned so much in all; the difference is in its hands. */
    void changes(Crew crew, String cause, String usdt) {
        rebate.earns(crew.lead().id(), usdt, "1");
        rebate.books().has(crew.lead().id(), USDT, "100");
        rebate.feed().tells(cause, MAY, crew.lead().id());
    }

    void look(Crew crew) {
        restating.look(crew);
    }

    void follow() {
        follower.followNext().subscribeAsCompletionStage().join();
    }

    void resume() {
        resumer.resumeAll().subscribeAsCompletionStage().join();
    }

    static UUID restatement(Crew crew, UUID settlement, int number) {
        return crew.lead()
                .get("/v1/settlements/" + settlement)
                .body("restatements.size()", greaterThanOrEqualTo(number))
                .extract()
                .jsonPath()
                .getUUID("restatements[" + (number - 1) + "].id");
    }

    List<String> available(Crew crew) {
        return crew.members().stream()
                .map(each -> rebate.books().available(each.id(), USDT))
                .toList();
    }
}
