package io.tandem.referral.partner;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartnerResourceTest extends ReferralTest {

    @Test
    void enrolsAPartnerAndShowsIt() {
        String programme = openProgramme();

        String id =
                keyed(operator())
                        .body(partnerBody("Ayşe", account(programme, "0xAb")))
                        .post("/v1/partners")
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .body("status", equalTo("ACTIVE"))
                        .body("version", nullValue())
                        .extract()
                        .path("id");

        partner(UUID.fromString(id))
                .get("/v1/partners/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("displayName", equalTo("Ayşe"))
                .body("country", equalTo("TR"))
                .body("userIds.userId", contains("0xAb"))
                .body("userIds.programme", contains(programme))
                .body("createdAt", equalTo("2026-11-15T12:00:00Z"));
    }

    @Test
    void pagesThroughAllPartnersOnce() {
        List<UUID> enrolled = List.of(enrolPartner(), enrolPartner(), enrolPartner());
        List<String> seen = new ArrayList<>();
        String after = "";

        do {
            JsonPath page =
                    operator()
                            .queryParam("limit", 2)
                            .queryParam("after", after)
                            .get("/v1/partners")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            assertTrue(page.getList("items").size() <= 2);
            seen.addAll(page.getList("items.id"));
            after = page.getString("next");
        } while (after != null);

        assertEquals(seen.stream().distinct().toList(), seen);
        assertTrue(seen.containsAll(enrolled.stream().map(UUID::toString).toList()));
    }

    @Test
    void refusesAUserIdOfAnother() {
        String programme = openProgramme();
        enrolPartner(account(programme, "u1"));

        keyed(operator())
                .body(partnerBody("B", account(programme, "u1")))
                .post("/v1/partners")
                .then()
                .spec(problem(409, "user-id-taken"))
                .body("userId", equalTo("u1"));
    }

    @Test
    void refusesAnUnknownProgrammeAndADoubledUserId() {
        String programme = openProgramme();

        keyed(operator())
                .body(partnerBody("B", account(programme, "u1"), account("nobody-s", "u1")))
                .post("/v1/partners")
                .then()
                .spec(violation("userIds[1].programme"));
        keyed(operator())
                .body(partnerBody("B", account(programme, "u1"), account(programme, "u1")))
                .post("/v1/partners")
                .then()
                .spec(violation("userIds[1]"));
    }

    @Test
    void replacesWhatIsSaidOfAPartner() {
        String programme = openProgramme();
        UUID id = enrolPartner(account(programme, "u1"), account(programme, "u2"));

        operator()
                .header("If-Match", "\"1\"")
                .body(partnerBody("Renamed", account(programme, "u2"), account(programme, "u3")))
                .put("/v1/partners/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("displayName", equalTo("Renamed"))
                .body("userIds.userId", contains("u2", "u3"));
        enrolPartner(account(programme, "u1"));
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        UUID id = enrolPartner();
        operator().body(partnerBody("First")).put("/v1/partners/" + id).then().statusCode(200);

        operator()
                .header("If-Match", "\"1\"")
                .body(partnerBody("Second"))
                .put("/v1/partners/" + id)
                .then()
                .spec(problem(412, "stale-version"));
        operator()
                .get("/v1/partners/" + id)
                .then()
                .body("displayName", equalTo("First"))
                .body("userIds", hasSize(0));
    }

    @Test
    void suspendsReinstatesAndCloses() {
        UUID id = enrolPartner();

        keyed(operator())
                .post("/v1/partners/" + id + ":suspend")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("SUSPENDED"));
        keyed(operator())
                .post("/v1/partners/" + id + ":reinstate")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"));
        keyed(operator())
                .post("/v1/partners/" + id + ":close")
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"));
    }

    @Test
    void refusesWhatTheStandingForbids() {
        UUID active = enrolPartner();
        UUID closed = enrolPartner();
        stand(closed, "close");

        keyed(operator())
                .post("/v1/partners/" + active + ":reinstate")
                .then()
                .spec(problem(409, "standing-forbids"))
                .body("standing", equalTo("ACTIVE"));
        for (String verb : List.of("suspend", "reinstate", "close")) {
            keyed(operator())
                    .post("/v1/partners/" + closed + ":" + verb)
                    .then()
                    .spec(problem(409, "standing-forbids"));
        }
    }

    @Test
    void suspendsOnceForOneKey() {
        UUID id = enrolPartner();
        String key = UUID.randomUUID().toString();
        String path = "/v1/partners/" + id + ":suspend";
        operator().header("Idempotency-Key", key).post(path).then().statusCode(200);

        operator()
                .header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"2\"");
    }

    @Test
    void showsAPartnerToNoOtherPartner() {
        UUID one = enrolPartner();
        UUID other = enrolPartner();

        partner(other).get("/v1/partners/" + one).then().spec(problem(404, "not-found"));
        as(Tokens.service()).get("/v1/partners/" + one).then().statusCode(200);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Map<String, Object> body = partnerBody("A");
        body.put("country", "tr");

        keyed(operator()).body(body).post("/v1/partners").then().spec(violation("country"));
        keyed(operator())
                .body(partnerBody("A", account("okx", "with space")))
                .post("/v1/partners")
                .then()
                .spec(violation("userIds[0].userId"));
    }
}
