package io.tandem.rebate.reconciliation;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.PutAway;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file is not compared with books of which a part has been put away. */
@QuarkusTest
class PutAwayReconciliationTest extends ReconciliationFixture {

    private static final int OCTOBER = 202610;
    private static final int NOVEMBER = 202611;

    @BeforeEach
    void programmeThatCompares() {
        publishFlat("0.30");
        bind("alice", partner);
        rule("0").then().statusCode(200);
    }

    @AfterEach
    void attach() {
        PutAway.attach(OCTOBER);
        PutAway.attach(NOVEMBER);
        assertInOrder();
    }

    private void traded(String id, String day) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", day + "T10:00:00Z");
        report(trade).then().statusCode(201);
    }

    private static void away(Response response, String month) {
        response.then()
                .spec(problem(409, "month-put-away"))
                .body("months", equalTo(List.of(month)));
    }

    private Response match(String id) {
        return operator().post("/v1/reconciliations/" + id + ":match");
    }

    @Test
    void takesInNoFileOfItsTime() {
        traded("o1-1", "2026-11-03");
        PutAway.detach(NOVEMBER);

        away(send(line("o1", "4.5", "", "")), "2026-11");
        as(Tokens.operator())
                .get("/v1/reconciliations?programme=" + programme)
                .then()
                .body("items", hasSize(0));
        assertEquals(0, suspense().signum());

        PutAway.attach(NOVEMBER);
        String id = compared(line("o1", "4.5", "", ""));
        assertEquals(List.of(), read(id).getList("breaks"));
    }

    @Test
    void leavesABreakAsItIsWhileTheOrdersTradesAreAway() {
        traded("o1-1", "2026-10-20");
        String id = compared(line("o1", "6", "", ""));
        String found = onlyBreak();
        PutAway.detach(OCTOBER);

        reconciliation.recheck();
        away(match(id), "2026-10");
        away(act(found, "resolve", proposal("ACCEPT_THEIRS")), "2026-10");
        assertEquals("RATE_DIFFERS", breaks("OPEN").getString("items[0].kind"));
        assertEquals("4.5", breaks("OPEN").getString("items[0].ours.commission"));
        assertEquals(new BigDecimal("1.5"), suspense());

        PutAway.attach(OCTOBER);
        match(id).then().statusCode(200);
        act(found, "resolve", proposal("ACCEPT_THEIRS")).then().statusCode(200);
    }

    @Test
    void goesOnWithOtherBreaksMeanwhile() {
        traded("o1-1", "2026-10-20");
        compared(line("o1", "6", "", ""), line("o2", "4.5", "", ""));
        PutAway.detach(OCTOBER);
        traded("o2-1", "2026-11-03");

        reconciliation.recheck();

        assertEquals(List.of("o1"), breaks("OPEN").getList("items.orderId"));
        assertEquals(List.of("o2"), breaks("MATCHED").getList("items.orderId"));
    }

    /** What trades came to is looked for up to a mark, and the mark passes those that are away. */
    @Test
    void readsItsTradesWhenItIsAttachedAgain() {
        traded("o1-1", "2026-10-20");
        PutAway.detach(OCTOBER);
        traded("o2-1", "2026-11-03");
        compared(line("o2", "4.5", "", ""));
        PutAway.attach(OCTOBER);

        String id = compared(line("o1", "4.5", "", ""), line("o2", "4.5", "", ""));

        assertEquals(List.of(), read(id).getList("breaks"));
    }
}
