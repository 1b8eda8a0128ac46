package io.tandem.rebate.earnings;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EarningsTest extends RebateTest {

    private final UUID coInviter = UUID.randomUUID();

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        Map<String, Object> alice = binding("alice", partner);
        alice.put("campaign", "autumn");
        alice.put("from", "2026-11-01T00:00:00Z");
        tell(alice);
        Map<String, Object> bob = binding("bob", partner);
        bob.put("channel", "newsletter");
        bob.put("linkId", UUID.randomUUID());
        bob.put("coInviterId", coInviter);
        bob.put("coInviterShare", "0.2");
        tell(bob);
        Map<String, Object> october = trade("t3", "bob");
        october.put("executedAt", "2026-10-31T23:59:59Z");
        Map<String, Object> made = trade("t4", "bob");
        made.put("marketMaker", true);
        report(
                        List.of(
                                trade("t1", "alice"),
                                trade("t2", "alice"),
                                october,
                                trade("t5", "bob"),
                                made))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse earnings(String token, UUID of, String from, String groupBy) {
        return as(token)
                .queryParam("partner", of)
                .queryParam("programme", programme)
                .queryParam("from", from)
                .queryParam("to", "2026-11")
                .queryParam("groupBy", groupBy)
                .get("/v1/earnings")
                .then();
    }

    @Test
    void sumsUpAMonth() {
        earnings(Tokens.partner(partner), partner, "2026-11", "")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].asset", equalTo("USDT"), "items[0].trades", equalTo(3))
                .body("items[0].volumeUsd", equalTo("45328.2"), "items[0].fees", equalTo("45"))
                .body("items[0].gross", equalTo("13.5"), "items[0].rebate", equalTo("12.6"))
                .body("items[0].activeTraders", equalTo(2), "items[0].invitees", equalTo(1));
        earnings(Tokens.service(), coInviter, "2026-11", "")
                .body("items[0].rebate", equalTo("0.9"), "items[0].trades", equalTo(0));
    }

    @Test
    void takesEarningsApartAsAsked() {
        earnings(Tokens.operator(), partner, "2026-10", "period,channel")
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.period", equalTo(List.of("2026-10", "2026-11", "2026-11")))
                .body("items.channel", equalTo(List.of("newsletter", "newsletter", "youtube")))
                .body("items.rebate", equalTo(List.of("3.6", "3.6", "9")));
        earnings(Tokens.operator(), partner, "2026-10", "day,category,link,campaign,introducer")
                .statusCode(200)
                .body("items", hasSize(3));
        earnings(Tokens.operator(), partner, "2026-10", "colour").spec(violation("groupBy"));
        earnings(Tokens.operator(), partner, "2026-12", "").spec(violation("to"));
    }

    @Test
    void showsAPartnerItsOwnOnly() {
        earnings(Tokens.partner(UUID.randomUUID()), partner, "2026-11", "")
                .spec(problem(404, "not-found"));
        earnings(Tokens.partner(partner), null, "2026-11", "").body("items", hasSize(1));
        earnings(Tokens.ingest(), partner, "2026-11", "").spec(problem(403, "forbidden"));
        as(Tokens.partner(partner))
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/v1/earnings:contributions")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void givesATeamItsMembersContributionsWithinTheirScopes() {
        List<Map<String, Object>> members = new ArrayList<>();
        members.add(Map.of("partnerId", partner));
        members.add(Map.of("partnerId", partner, "campaigns", List.of("autumn")));
        members.add(Map.of("partnerId", coInviter));
        members.add(Map.of("partnerId", partner, "linkIds", List.of()));

        as(Tokens.service())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "period",
                                "2026-11",
                                "programmes",
                                List.of(programme),
                                "members",
                                members))
                .post("/v1/earnings:contributions")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].rebates[0].amount", equalTo("12.6"))
                .body("items[0].activeTraders", equalTo(2), "items[0].invitees", equalTo(1))
                .body("items[1].rebates[0].amount", equalTo("9"))
                .body("items[1].activeTraders", equalTo(1))
                .body("items[2].rebates[0].amount", equalTo("0.9"))
                .body("items[3].rebates", hasSize(0));
    }
}
