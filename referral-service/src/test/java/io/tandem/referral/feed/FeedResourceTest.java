package io.tandem.referral.feed;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedResourceTest extends ReferralTest {

    /** All entries from the start, by the page. */
    private static List<Map<String, Object>> follow() {
        List<Map<String, Object>> entries = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonPath page =
                    as(Tokens.service())
                            .queryParam("after", after)
                            .queryParam("limit", 1000)
                            .get("/v1/feed/bindings")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            if (page.getList("items").isEmpty()) {
                assertEquals(after, page.getLong("next"));
                return entries;
            }
            entries.addAll(page.getList("items"));
            after = page.getLong("next");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> bindingOf(Map<String, Object> entry) {
        return (Map<String, Object>) entry.get("binding");
    }

    @Test
    void tellsEachChangeInOrderWithoutGaps() {
        String programme = openProgramme();
        UUID owner = enrolPartner();
        String code = mintLink(owner, programme);
        String rivals = mintLink(enrolPartner(), programme);
        bind(claim(programme, "u", code, "2026-11-02T00:00:00Z")).statusCode(201);
        bind(claim(programme, "u", rivals, "2026-11-01T00:00:00Z")).statusCode(201);
        bind(claim(programme, "u", rivals, "2026-11-01T00:00:00Z")).statusCode(200);

        List<Map<String, Object>> entries = follow();

        for (int i = 0; i < entries.size(); i++) {
            assertEquals(i + 1, entries.get(i).get("position"));
        }
        List<Map<String, Object>> own =
                entries.stream()
                        .map(FeedResourceTest::bindingOf)
                        .filter(binding -> binding.get("programme").equals(programme))
                        .toList();
        assertEquals(
                List.of("IN_FORCE", "VOIDED", "IN_FORCE"),
                own.stream().map(binding -> binding.get("state")).toList());
        assertEquals(
                List.of(1, 2, 1), own.stream().map(binding -> binding.get("revision")).toList());
    }

    @Test
    void tellsHowPartnersStand() {
        UUID partner = enrolPartner();
        for (String act : List.of("suspend", "reinstate", "close")) {
            as(Tokens.operator())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .post("/v1/partners/" + partner + ":" + act)
                    .then()
                    .statusCode(200);
        }
        as(Tokens.partner(partner))
                .get("/v1/feed/standings")
                .then()
                .spec(problem(403, "forbidden"));

        List<Map<String, Object>> own =
                as(Tokens.service())
                        .queryParam("limit", 1000)
                        .get("/v1/feed/standings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Map<String, Object>>getList("items.standing")
                        .stream()
                        .filter(each -> each.get("partnerId").equals(partner.toString()))
                        .toList();

        assertEquals(
                List.of("SUSPENDED", "ACTIVE", "CLOSED"),
                own.stream().map(each -> each.get("status")).toList());
        assertEquals(List.of(2, 3, 4), own.stream().map(each -> each.get("sequence")).toList());
        assertEquals(
                as(Tokens.operator())
                        .get("/v1/partners/" + partner)
                        .then()
                        .extract()
                        .path("status"),
                own.getLast().get("status"));
    }

    @Test
    void replaysToWhatIsStored() {
        String programme = openProgramme();
        String code = mintLink(enrolPartner(), programme);
        List<Map<String, Object>> claims = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            claims.add(
                    claim(
                            programme,
                            "u" + i % 6,
                            code,
                            "2026-11-%02dT00:00:00Z".formatted(14 - i % 13)));
        }
        claims.forEach(claim -> ingest().body(claim).post("/v1/bindings"));

        Map<Object, Map<String, Object>> replayed = new HashMap<>();
        follow().stream()
                .map(FeedResourceTest::bindingOf)
                .filter(binding -> binding.get("programme").equals(programme))
                .forEach(binding -> replayed.put(binding.get("id"), binding));

        Map<Object, Map<String, Object>> stored = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            bindingsOf(programme, "u" + i)
                    .forEach(binding -> stored.put(binding.get("id"), binding));
        }
        assertEquals(stored, replayed);
    }

    @Test
    void goesOnFromWhereTheFollowerIs() {
        String programme = openProgramme();
        String code = mintLink(enrolPartner(), programme);
        long start = follow().size();
        for (String user : List.of("u", "v", "w")) {
            bind(claim(programme, user, code, SIGNED_UP)).statusCode(201);
        }

        long next =
                as(Tokens.service())
                        .queryParam("after", start)
                        .queryParam("limit", 2)
                        .get("/v1/feed/bindings")
                        .then()
                        .body("items.binding.userId", contains("u", "v"))
                        .extract()
                        .jsonPath()
                        .getLong("next");

        assertEquals(start + 2, next);
        as(Tokens.service())
                .queryParam("after", next)
                .get("/v1/feed/bindings")
                .then()
                .body("items.binding.userId", contains("w"));
    }

    @Test
    void showsNothingTwice() {
        as(Tokens.operator())
                .queryParam("after", Long.MAX_VALUE)
                .get("/v1/feed/bindings")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("next", equalTo(Long.MAX_VALUE));
    }

    @Test
    void refusesAWindowThatDoesNotFit() {
        for (String parameter : List.of("after=-1", "limit=0", "limit=1001")) {
            as(Tokens.service())
                    .get("/v1/feed/bindings?" + parameter)
                    .then()
                    .spec(violation(parameter.substring(0, 5)));
        }
    }

    @Test
    void isNotForPartners() {
        partner(enrolPartner()).get("/v1/feed/bindings").then().spec(problem(403, "forbidden"));
    }
}
