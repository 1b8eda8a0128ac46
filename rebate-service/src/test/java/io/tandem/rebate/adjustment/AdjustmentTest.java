package io.tandem.rebate.adjustment;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.FundedTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdjustmentTest extends FundedTest {

    private Map<String, Object> by(String amount, String against) {
        Map<String, Object> command = new HashMap<>();
        command.put("partnerId", partner);
        command.put("asset", "USDT");
        command.put("amount", amount);
        command.put("against", against);
        command.put("programme", against.equals("EXPENSE") ? programme : null);
        command.put("reason", "ticket 4411");
        return command;
    }

    private static Response adjust(Map<String, Object> command) {
        return post(Tokens.operator(), "/v1/adjustments", command);
    }

    private static Response undo(String id) {
        return post(
                Tokens.operator(),
                "/v1/adjustments/" + id + ":undo",
                Map.of("reason", "was right before"));
    }

    @Test
    void correctsAgainstTheExpenseAndIsUndoneOnce() {
        Response done = adjust(by("2.5", "EXPENSE"));
        done.then().statusCode(201).body("reason", equalTo("ticket 4411"));
        assertEquals(new BigDecimal("7"), available(partner));
        as(Tokens.operator())
                .get("/v1/journal/" + done.path("entryId"))
                .then()
                .body("kind", equalTo("ADJUSTMENT"), "programme", equalTo(programme));

        undo(done.path("id"))
                .then()
                .statusCode(200)
                .body("undoReason", equalTo("was right before"));
        undo(done.path("id")).then().spec(problem(409, "already-undone"));

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void movesToSuspenseAndBackButNeverMoreThanThereIs() {
        adjust(by("-3", "SUSPENSE")).then().statusCode(201);
        adjust(by("-3", "SUSPENSE"))
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].lacking", equalTo("1.5"));
        adjust(by("1000000", "SUSPENSE"))
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].partnerId", equalTo(null));
        adjust(by("3", "SUSPENSE")).then().statusCode(201);

        assertEquals(new BigDecimal("4.5"), available(partner));
        as(Tokens.operator())
                .queryParam("partner", partner)
                .get("/v1/adjustments")
                .then()
                .body("items", hasSize(2), "items[0].amount", equalTo("-3"));
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void doesNotUndoWhatHasBeenSpent() {
        String id = adjust(by("2", "EXPENSE")).path("id");
        transfer("t", "6").then().statusCode(201);

        undo(id).then().spec(problem(409, "insufficient-funds"));

        assertEquals(new BigDecimal("0.5"), available(partner));
    }

    @Test
    void isForOperatorsAlone() {
        adjust(by("0", "SUSPENSE")).then().spec(violation("amount"));
        Map<String, Object> nobodys = by("1", "EXPENSE");
        nobodys.put("programme", null);
        adjust(nobodys).then().spec(violation("programme"));
        for (String token :
                new String[] {Tokens.partner(partner), Tokens.service(), Tokens.ingest()}) {
            post(token, "/v1/adjustments", by("1", "EXPENSE"))
                    .then()
                    .spec(problem(403, "forbidden"));
            as(token).get("/v1/adjustments").then().spec(problem(403, "forbidden"));
        }
    }
}
