package io.tandem.team;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tandem.testkit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecurityTest extends TeamServiceTest {

    private record Operation(String method, String path) {}

    @Test
    void noOperationIsOpen() {
        List<Operation> operations = operations();
        assertFalse(operations.size() < 20);

        for (Operation operation : operations) {
            assertEquals(401, status(operation, null), operation::toString);
            assertEquals(401, status(operation, Tokens.expired()), operation::toString);
            assertEquals(401, status(operation, Tokens.forged()), operation::toString);
            assertEquals(401, status(operation, Tokens.ofAnotherIssuer()), operation::toString);
        }
    }

    @Test
    void noOperationIsForRolesThatItDoesNotName() {
        for (Operation operation : operations()) {
            if (!operation.path().equals("/v1/splits:compute")) {
                assertEquals(403, status(operation, Tokens.ingest()), operation::toString);
                assertEquals(403, status(operation, Tokens.service()), operation::toString);
                assertEquals(403, status(operation, Tokens.ofRole("king")), operation::toString);
                assertEquals(
                        403, status(operation, Tokens.partnerWithoutId()), operation::toString);
            }
        }
    }

    @Test
    void anOperatorActsForNoPartner() {
        Member.operator()
                .body(Map.of("name", "A"))
                .post("/v1/teams")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void aStrangersSettlementIsNone() {
        Crew crew = Crew.of(2);
        crew.active();
        rebate.earns(crew.lead().id(), "10", "100");
        UUID settlement = crew.settles("2025-05");
        Member stranger = Member.any();

        stranger.get("/v1/settlements/" + settlement).spec(problem(404, "not-found"));
        stranger.post("/v1/settlements/" + settlement + ":post").spec(problem(404, "not-found"));
        stranger.get("/v1/teams/" + crew.team() + "/settlements").spec(problem(404, "not-found"));
        stranger.post("/v1/teams/" + crew.team() + "/settlements", Map.of("period", "2025-06"))
                .spec(problem(404, "not-found"));
    }

    @Test
    void whatIsNotThereIsToldLikeWhatIsAnothers() {
        Crew crew = Crew.of(1);
        UUID agreement = crew.lead().drafts(crew.team(), crew.terms());
        Member stranger = Member.any();

        String ofAnother = stranger.get("/v1/agreements/" + agreement).extract().path("detail");
        String ofNobody =
                stranger.get("/v1/agreements/" + UUID.randomUUID()).extract().path("detail");

        assertEquals(ofNobody, ofAnother);
    }

    private static int status(Operation operation, String token) {
        var request =
                given().urlEncodingEnabled(false)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType(ContentType.JSON);
        if (token != null) {
            request.auth().oauth2(token);
        }
        if (operation.method().equals("GET")) {
            return request.get(operation.path()).statusCode();
        }
        // A body that any command accepts would be another's command: roles are checked first.
        return request.body(body(operation))
                .request(operation.method(), operation.path())
                .statusCode();
    }

    private static Map<String, ?> body(Operation operation) {
        Map<String, Object> body = new java.util.HashMap<>();
        if (operation.path().endsWith("/teams")) {
            body.put("name", "A");
        } else if (operation.path().endsWith("/invitations")) {
            body.put("partnerId", UUID.randomUUID());
        } else if (operation.path().endsWith("/settlements")) {
            body.put("period", "2025-05");
        } else if (operation.path().endsWith("/costs")) {
            body.put("period", "2025-05");
            body.put("asset", "USDT");
            body.put("amount", "1");
            body.put("purpose", "A");
            body.put("link", "https://example.org/a");
            body.put("sha256", "0".repeat(64));
        } else if (operation.path().endsWith(":object")) {
            body.put("reason", "A");
        } else if (operation.path().endsWith("/simulations")) {
            body.put("from", "2025-05");
            body.put("to", "2025-05");
        } else if (operation.path().endsWith(":sign")) {
            body.put("keyId", UUID.randomUUID());
            body.put("signature", "AA==");
        } else if (operation.path().endsWith(":rotate")) {
            body.put("publicKey", Member.any().key().publicKey().base64());
            body.put("proof", "AA==");
            body.put("endorsement", "AA==");
        } else if (operation.path().endsWith(":decline")) {
            body.put("reason", "A");
        } else if (operation.path().endsWith(":leave")) {
            body.put("cause", "A");
        } else if (operation.path().endsWith("/lead-votes")) {
            body.put("candidateId", UUID.randomUUID());
        } else if (operation.path().endsWith(":hand-over")
                || operation.path().endsWith(":name-successor")) {
            body.put("partnerId", UUID.randomUUID());
        } else if (operation.path().endsWith("/removal-votes")) {
            body.put("partnerId", UUID.randomUUID());
            body.put("cause", "A");
        } else if (operation.path().endsWith("/exits")) {
            body.put("partnerId", UUID.randomUUID());
            body.put("kind", "CLOSED");
            body.put("cause", "A");
        } else if (operation.path().endsWith("/signing-keys")) {
            body.put("publicKey", Member.any().key().publicKey().base64());
            body.put("proof", "AA==");
        } else if (operation.path().endsWith("/disputes")) {
            body.put(
                    "lines",
                    List.of(
                            Map.of(
                                    "asset", "USDT",
                                    "partnerId", UUID.randomUUID(),
                                    "amount", "1")));
            body.put("statement", "mine");
        } else if (operation.path().endsWith("/evidence")) {
            body.put("title", "A");
            body.put("sha256", "0".repeat(64));
            body.put("sizeBytes", 1);
            body.put("link", "https://example.org/a");
        } else if (operation.path().endsWith("/proposals") || operation.path().endsWith(":rule")) {
            body.put("awards", List.of());
        } else if (operation.path().contains("/disputes/")
                && operation.path().endsWith(":accept")) {
            body.put("proposal", 1);
        } else if (operation.path().endsWith(":vote")) {
            body.put("award", "ALL");
        } else if (operation.path().contains("/agreements")) {
            body.put("terms", new Crew(UUID.randomUUID(), List.of(Member.any())).terms());
        }
        return body;
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get("/openapi").jsonPath().getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, item) ->
                item.keySet().stream()
                        .filter(List.of("get", "post", "put")::contains)
                        .filter(_ -> path.startsWith("/v1"))
                        .forEach(method ->
                                operations.add(
                                        new Operation(
                                                method.toUpperCase(java.util.Locale.ROOT),
                                                path.replaceAll(
                                                        "\\{[^}]+}",
                                                        UUID.randomUUID().toString())))));
        return operations;
    }
}
