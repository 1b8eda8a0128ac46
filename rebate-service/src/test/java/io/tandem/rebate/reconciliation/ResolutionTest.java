package io.tandem.rebate.reconciliation;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tandem.rebate.accrual.MaturityDriver;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResolutionTest extends ReconciliationFixture {

    @Inject MaturityDriver maturity;

    @BeforeEach
    void programmeThatCompares() {
        publishFlat("0.30");
        bind("alice", partner);
        rule("0").then().statusCode(200);
    }

    private void traded(String id) {
        report(trade(id, "alice")).then().statusCode(201);
    }

    private static String entryOf(String id) {
        return as(Tokens.operator())
                .get("/v1/reconciliation-breaks/" + id)
                .then()
                .extract()
                .path("steps[-1].entryId");
    }

    @Test
    void acceptsTheirsFromSuspense() {
        traded("o1-1");
        compared(line("o1", "6", "", "0.5"));
        String id = onlyBreak();

        resolved(id, proposal("ACCEPT_THEIRS"));

        assertEquals(new BigDecimal("6"), available(partner));
        assertEquals(0, suspense().signum());
        as(Tokens.operator())
                .get("/v1/journal/" + entryOf(id))
                .then()
                .body("kind", equalTo("RECONCILIATION"))
                .body(
                        "lines.find { it.credit == 'invitee:" + programme + ":alice' }.amount",
                        equalTo("0.5"))
                .body("lines.debit.unique()", equalTo(List.of("suspense:" + programme)));
        reconciliation.recheck();
        assertEquals(List.of("RESOLVED"), breaks(null).getList("items.state"));
        assertInOrder();
    }

    @Test
    void givesAMissingTradesMoneyToWhomOperatorsNameAndNotTwice() {
        compared(line("o1", "4.5", "", ""));
        String id = onlyBreak();
        act(id, "resolve", proposal("ACCEPT_THEIRS")).then().spec(violation("partnerId"));
        Map<String, Object> named = proposal("ACCEPT_THEIRS");
        named.put("partnerId", partner);
        resolved(id, named);
        assertEquals(new BigDecimal("4.5"), available(partner));

        traded("o1-1");
        reconciliation.recheck();

        String second = onlyBreak();
        assertNotEquals(id, second);
        assertEquals("-4.5", breaks("OPEN").getString("items[0].difference"));
        resolved(second, proposal("ACCEPT_THEIRS"));
        assertEquals(new BigDecimal("4.5"), available(partner));
        reconciliation.recheck();
        assertEquals(List.of(), breaks("OPEN").getList("items"));
        assertInOrder();
    }

    @Test
    void takesBackWhatTheExchangeDidNotPay() {
        traded("o1-1");
        traded("o2-1");
        compared(line("o1", "4", "", ""));
        String rate = breaks("OPEN").getString("items.find { it.orderId == 'o1' }.id");
        String missing = breaks("OPEN").getString("items.find { it.orderId == 'o2' }.id");

        resolved(rate, proposal("ACCEPT_THEIRS"));
        resolved(missing, proposal("ACCEPT_THEIRS"));

        assertEquals(new BigDecimal("4"), available(partner));
        as(Tokens.operator())
                .get("/v1/partners/" + partner + "/balances")
                .then()
                .body("items[0].reserved", equalTo("0"));
        assertInOrder();
    }

    @Test
    void takesPendingMoneyBackBeforeItMatures() {
        Map<String, Object> held = plan("2026-02", List.of(tier("0", 0, "0.30")));
        held.put("holdDays", 30);
        publish(held).then().statusCode(201);
        traded("o1-1");
        traded("o1-2");
        compared(line("o1", "-30", "30218.8", "5", "", ""));
        assertEquals(new BigDecimal("9"), pocket(partner, "pending"));

        resolved(onlyBreak(), proposal("ACCEPT_THEIRS"));
        assertEquals(new BigDecimal("5"), pocket(partner, "pending"));
        clock.set(Instant.parse("2026-12-20T00:00:00Z"));
        maturity.run();

        assertEquals(0, pocket(partner, "pending").signum());
        assertEquals(new BigDecimal("5"), available(partner));
        assertInOrder();
    }

    @Test
    void acceptsOursAndGivesBackWhatWaited() {
        traded("o1-1");
        traded("o2-1");
        compared(line("o1", "6", "", ""));
        for (String id : breaks("OPEN").getList("items.id", String.class)) {
            resolved(id, proposal("ACCEPT_OURS"));
        }

        assertEquals(new BigDecimal("9"), available(partner));
        assertEquals(0, suspense().signum());
        as(Tokens.operator())
                .get("/v1/partners/" + partner + "/balances")
                .then()
                .body("items[0].reserved", equalTo("0"));
        reconciliation.recheck();
        assertEquals(List.of(), breaks("OPEN").getList("items"));
        assertInOrder();
    }

    @Test
    void writesOffToAnAccountOfItsOwn() {
        traded("o1-1");
        traded("o2-1");
        compared(line("o1", "6", "", ""));
        String more = breaks("OPEN").getString("items.find { it.orderId == 'o1' }.id");
        String less = breaks("OPEN").getString("items.find { it.orderId == 'o2' }.id");

        resolved(more, proposal("WRITE_OFF"));
        resolved(less, proposal("WRITE_OFF"));

        String writeOff = "programme:" + programme + ":write-off";
        as(Tokens.operator())
                .get("/v1/journal/" + entryOf(more))
                .then()
                .body("lines", hasSize(1), "lines[0].credit", equalTo(writeOff))
                .body("lines[0].amount", equalTo("1.5"));
        as(Tokens.operator())
                .get("/v1/journal/" + entryOf(less))
                .then()
                .body("lines", hasSize(1), "lines[0].debit", equalTo(writeOff))
                .body("lines[0].amount", equalTo("4.5"));
        assertEquals(new BigDecimal("9"), available(partner));
        assertInOrder();
    }

    @Test
    void needsASecondPairOfEyesAndAReason() {
        compared(line("o1", "4.5", "", ""));
        String id = onlyBreak();
        confirm(id).then().spec(problem(409, "break-state")).body("state", equalTo("OPEN"));
        act(id, "resolve", Map.of("resolution", "WRITE_OFF")).then().spec(violation("reason"));
        act(id, "resolve", Map.of("resolution", "FORGET", "reason", "x"))
                .then()
                .spec(violation("resolution"));
        act(id, "resolve", proposal("WRITE_OFF"))
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"), "steps[1].note", equalTo("ticket 4411"));

        confirm(id).then().spec(problem(409, "four-eyes"));
        act(id, "resolve", proposal("WRITE_OFF")).then().spec(problem(409, "break-state"));
        assertEquals(new BigDecimal("4.5"), suspense());
        assertInOrder();
        act(id, "reject", Map.of("reason", "not yet"))
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"));
        act(id, "reject", Map.of("reason", "again")).then().spec(problem(409, "break-state"));
        resolved(id, proposal("WRITE_OFF"));
        confirm(id).then().spec(problem(409, "break-state")).body("state", equalTo("RESOLVED"));
        act(id, "resolve", proposal("WRITE_OFF")).then().spec(problem(409, "break-state"));
        as(Tokens.partner(partner))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(proposal("WRITE_OFF"))
                .post("/v1/reconciliation-breaks/" + id + ":resolve")
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void doesNotPostWhatWasProposedForOtherFigures() {
        compared(line("o1", "4.5", "", ""));
        String id = onlyBreak();
        proposedByAnother(id, proposal("WRITE_OFF"));
        traded("o1-1");
        // Nothing has followed the new trade yet; the file's matching does.
        compared(line("o2", "1", "", ""));

        reconciliation.recheck();
        confirm(id).then().spec(problem(409, "break-state")).body("state", equalTo("MATCHED"));

        traded("o2-1");
        String other = onlyBreak();
        proposedByAnother(other, proposal("ACCEPT_OURS"));
        compared(line("o3", "1", "", ""));
        confirm(other).then().spec(problem(409, "break-changed"));
        reconciliation.recheck();
        assertEquals(
                "OPEN", breaks(null).getString("items.find { it.id == '" + other + "' }.state"));
        assertInOrder();
    }

    @Test
    void refusesToTakeBackWhatHasGoneOut() {
        traded("o1-1");
        operator()
                .contentType("application/json")
                .body(
                        Map.of(
                                "reference",
                                "s1",
                                "reason",
                                "settlement",
                                "legs",
                                List.of(
                                        Map.of(
                                                "from",
                                                partner,
                                                "to",
                                                UUID.randomUUID(),
                                                "asset",
                                                "USDT",
                                                "amount",
                                                "4"))))
                .post("/v1/transfers")
                .then()
                .statusCode(201);
        compared(line("o1", "2", "", ""));
        String id = onlyBreak();
        proposedByAnother(id, proposal("ACCEPT_THEIRS"));

        confirm(id)
                .then()
                .spec(problem(409, "insufficient-funds"))
                .body("lacking[0].lacking", equalTo("2"));
        assertEquals(new BigDecimal("0.5"), available(partner));
        assertInOrder();
    }

    @Test
    void settlesOnceHoweverManyConfirm() throws ExecutionException, InterruptedException {
        traded("o1-1");
        compared(line("o1", "6", "", ""));
        String id = onlyBreak();
        proposedByAnother(id, proposal("ACCEPT_THEIRS"));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(callers.submit(() -> confirm(id)));
            }
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
        }

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), "" + statuses);
        assertEquals(3, statuses.stream().filter(status -> status == 409).count(), "" + statuses);
        assertEquals(new BigDecimal("6"), available(partner));
        assertInOrder();
    }
}
