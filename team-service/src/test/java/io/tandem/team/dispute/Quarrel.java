package io.tandem.team.dispute;

import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A team that shares equally: the lead earned 90, so each of three gets 30 and the lead hands over
 * 60. Member 2 contests some of member 1's part.
 */
record Quarrel(Crew crew, UUID settlement) {

    static final String USDT = "USDT";

    static final Map<String, Object> VOTE =
            Map.of(
                    "openDays",
                    10,
                    "negotiationDays",
                    3,
                    "ruling",
                    "VOTE",
                    "rulingDays",
                    4,
                    "quorum",
                    "0.5",
                    "defaultAward",
                    "HALF");

    /** Calculated, not posted. */
    static Quarrel calculated(FakeRebate rebate, int members, Map<String, ?> clause, int days) {
        Crew crew = Crew.of(members);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("objectionDays", days);
        if (clause != null) {
            terms.put("dispute", clause);
        }
        crew.active(terms);
        rebate.earns(crew.lead().id(), Integer.toString(30 * members), "1");
        crew.members().forEach(each -> rebate.books().has(each.id(), USDT, "0"));
        rebate.books().has(crew.lead().id(), USDT, Integer.toString(30 * members));
        return new Quarrel(crew, crew.settles("2025-05"));
    }

    static Quarrel posted(FakeRebate rebate, int members, Map<String, ?> clause) {
        Quarrel quarrel = calculated(rebate, members, clause, 0);
        quarrel.posts();
        return quarrel;
    }

    void posts() {
        crew.lead().post("/v1/settlements/" + settlement + ":post").statusCode(200);
    }

    Member holder() {
        return crew.member(crew.members().size() == 2 ? 0 : 1);
    }

    Member claimant() {
        return crew.member(crew.members().size() - 1);
    }

    ValidatableResponse contests(Member claimant, Member holder, String amount) {
        return claimant.post(
                "/v1/settlements/" + settlement + "/disputes",
                Map.of(
                        "lines",
                        List.of(
                                Map.of(
                                        "asset", USDT,
                                        "partnerId", holder.id(),
                                        "amount", amount)),
                        "statement",
                        "That was mine."));
    }

    UUID opened(String amount) {
        return contests(claimant(), holder(), amount)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    ValidatableResponse shows(UUID dispute) {
        return claimant().get("/v1/disputes/" + dispute).statusCode(200);
    }

    static ValidatableResponse proposes(Member party, UUID dispute, String award) {
        return party.post("/v1/disputes/" + dispute + "/proposals", awards(award));
    }

    static Map<String, Object> awards(String amount) {
        return Map.of("awards", List.of(Map.of("line", 1, "amount", amount)));
    }

    static ValidatableResponse accepts(Member party, UUID dispute, int proposal) {
        return party.post("/v1/disputes/" + dispute + ":accept", Map.of("proposal", proposal));
    }

    static ValidatableResponse votes(Member voter, UUID dispute, String award) {
        return voter.post("/v1/disputes/" + dispute + ":vote", Map.of("award", award));
    }

    static Map<String, Object> evidence(String link) {
        return Map.of("title", "A", "sha256", "0".repeat(64), "sizeBytes", 1, "link", link);
    }
}
