package io.tandem.rebate.reconciliation;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconciliationTest extends ReconciliationFixture {

    @BeforeEach
    void programmeThatCompares() {
        publishFlat("0.30");
        bind("alice", partner);
        rule("0").then().statusCode(200);
    }

    private void traded(String... ids) {
        for (String id : ids) {
            report(trade(id, "alice")).then().statusCode(201);
        }
    }

    @Test
    void findsNothingWhereBothAgree() {
        traded("o1-1", "o1-2", "o2-1");

        String id =
                compared(line("o1", "-30", "30218.8", "9", "", ""), line("o2", "4.5", "0", "0"));

        JsonPath read = read(id);
        assertEquals(List.of(), read.getList("breaks"));
        assertEquals(2, read.getInt("orders"));
        assertEquals("-45", read.getString("fee"));
        assertEquals("13.5", read.getString("commission"));
        assertEquals(0, suspense().signum());
    }

    @Test
    void namesEachBreakWithBothSidesFigures() {
        traded("same-1", "rate-1", "fee-1", "split-1", "amount-1", "ours-1");
        report(trade("shut-1", "nobody")).then().statusCode(201);

        String id =
                compared(
                        line("same", "4.5", "", ""),
                        line("rate", "6", "", ""),
                        line("fee", "-20", "15109.4", "6", "", ""),
                        line("split", "4", "0.3", "0.2"),
                        line("amount", "-15", "15000", "4.5", "", ""),
                        line("shut", "4.5", "", ""),
                        line("theirs", "1.000000000000000001", "", "0.5"));

        JsonPath open = breaks("OPEN");
        Map<String, String> kinds = new HashMap<>();
        List<Map<String, Object>> items = open.getList("items");
        items.forEach(one -> kinds.put((String) one.get("orderId"), (String) one.get("kind")));
        assertEquals(
                Map.of(
                        "rate", "RATE_DIFFERS",
                        "fee", "FEE_DIFFERS",
                        "split", "SPLIT_DIFFERS",
                        "amount", "AMOUNT_DIFFERS",
                        "shut", "EXCLUDED",
                        "theirs", "MISSING_TRADE",
                        "ours", "MISSING_IN_FILE"),
                kinds);
        assertEquals("UNBOUND", open.getString("items.find { it.orderId == 'shut' }.reason"));
        assertEquals(
                "20",
                open.getString("items.find { it.orderId == 'fee' }.theirs.commissionableFee"));
        assertEquals(
                "15", open.getString("items.find { it.orderId == 'fee' }.ours.commissionableFee"));
        assertEquals("-4.5", open.getString("items.find { it.orderId == 'ours' }.difference"));
        assertEquals(
                "1.500000000000000001",
                open.getString("items.find { it.orderId == 'theirs' }.suspended"));
        // 1.5 of rate, 1.5 of fee, 0.5 of split, 4.5 of shut, 1.500000000000000001 of theirs.
        assertEquals(new BigDecimal("9.500000000000000001"), suspense());
        assertEquals("5", reserved());
        assertEquals(7, read(id).getList("breaks").size());
        assertInOrder();
    }

    private String reserved() {
        return as(Tokens.operator())
                .get("/v1/partners/" + partner + "/balances")
                .then()
                .extract()
                .path("items[0].reserved");
    }

    @Test
    void keepsWhatTheFileDoesNotKnowFromPayouts() {
        traded("o1-1");
        compared(line("o2", "3", "", ""));
        as(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("minimum", "0.1", "decimals", 2))
                .put("/v1/payout-rules/USDT")
                .then()
                .statusCode(200);

        operator()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "partnerId",
                                partner,
                                "asset",
                                "USDT",
                                "amount",
                                "1",
                                "destination",
                                "account 7"))
                .post("/v1/payouts")
                .then()
                .spec(problem(409, "insufficient-funds"));
        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals(new BigDecimal("3"), suspense());
        assertInOrder();
    }

    @Test
    void namesSuspenseThatNoBreakExplains() throws SQLException {
        compared(line("o1", "3", "", ""));
        String breaks =
                "update reconciliation_break set suspended = suspended %s 1 where programme = ?";

        tamper(breaks.formatted("-"));
        JsonPath found = integrity();
        tamper(breaks.formatted("+"));

        String ours = "differences.find { it.owner == 'suspense:" + programme + "' }";
        assertEquals(1, found.getInt("suspense.differing"), found.prettify());
        assertEquals("3", found.getString(ours + ".stored"), found.prettify());
        assertEquals("2", found.getString(ours + ".expected"), found.prettify());
        assertInOrder();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, programme);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void endsABreakByItselfWhenTheTradeArrives() {
        String id = compared(line("o1", "4.5", "", ""), line("o2", "4.5", "", ""));
        assertEquals(new BigDecimal("9"), suspense());

        traded("o1-1");
        reconciliation.recheck();
        reconciliation.recheck();

        assertEquals(new BigDecimal("4.5"), suspense());
        assertEquals(List.of("o1"), breaks("MATCHED").getList("items.orderId"));
        assertEquals(2, breaks("MATCHED").getList("items[0].steps").size());
        assertEquals(List.of("o2"), breaks("OPEN").getList("items.orderId"));
        assertEquals(List.of("MATCHED", "OPEN"), read(id).getList("breaks.state"));
        assertInOrder();
    }

    @Test
    void looksAnewWhenTheRatingOrTheFileChanges() {
        report(trade("o1-1", "bob")).then().statusCode(201);
        traded("o2-1");
        compared(line("o1", "4.5", "", ""), line("o2", "5", "", ""));
        assertEquals(new BigDecimal("5"), suspense());

        bind("bob", partner);
        reconciliation.recheck();
        assertEquals(List.of("o2"), breaks("OPEN").getList("items.orderId"));
        compared(line("o2", "4.5", "", ""));

        assertEquals(List.of(), breaks("OPEN").getList("items"));
        assertEquals(0, suspense().signum());
        assertInOrder();
    }

    @Test
    void comparesAFileAnewWhenAsked() {
        traded("o1-1");
        String id = compared(line("o1", "4.5", "", ""));
        as(Tokens.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "FRAUD", "text", "case 12", "fraction", "0.5"))
                .post("/v1/trades/" + programme + "/o1-1:reverse")
                .then()
                .statusCode(201);

        as(Tokens.operator())
                .post("/v1/reconciliations/" + id + ":match")
                .then()
                .spec(problem(400, "idempotency-key-missing"));
        operator()
                .post("/v1/reconciliations/" + id + ":match")
                .then()
                .statusCode(200)
                .body("breaks[0].kind", equalTo("FEE_DIFFERS"))
                .body("breaks[0].suspended", equalTo("2.25"));
        assertInOrder();
    }

    @Test
    void toleratesWhatRoundingMakes() {
        rule("0.00000001").then().statusCode(200);
        traded("o1-1", "o2-1");

        compared(
                line("o1", "-15.00000001", "15109.4", "4.49999999", "", ""),
                line("o2", "4.49999998", "", ""));

        assertEquals(List.of("o2"), breaks(null).getList("items.orderId"));
    }

    @Test
    void filtersAndPagesBreaks() {
        compared(line("o1", "1", "", ""), line("o2", "2", "", ""), line("o3", "3", "", ""));
        JsonPath first =
                as(Tokens.operator())
                        .queryParam("programme", programme)
                        .queryParam("kind", "MISSING_TRADE")
                        .queryParam("limit", 2)
                        .get("/v1/reconciliation-breaks")
                        .then()
                        .body("items", hasSize(2))
                        .extract()
                        .jsonPath();
        as(Tokens.operator())
                .queryParam("programme", programme)
                .queryParam("after", first.getString("next"))
                .get("/v1/reconciliation-breaks")
                .then()
                .body("items.orderId", equalTo(List.of("o3")), "next", equalTo(null));
        for (String field : new String[] {"kind", "state"}) {
            as(Tokens.operator())
                    .queryParam(field, "open")
                    .get("/v1/reconciliation-breaks")
                    .then()
                    .spec(violation(field));
        }
    }

    @Test
    void isForOperatorsAlone() {
        String id = compared(line("o1", "1", "", ""));
        String one = onlyBreak();
        for (String token :
                new String[] {Tokens.partner(partner), Tokens.service(), Tokens.ingest()}) {
            for (String path :
                    new String[] {
                        "/v1/reconciliations",
                        "/v1/reconciliations/" + id,
                        "/v1/reconciliation-breaks",
                        "/v1/reconciliation-breaks/" + one,
                        "/v1/reconciliation-rules/" + programme
                    }) {
                as(token).get(path).then().spec(problem(403, "forbidden"));
            }
        }
        as(Tokens.operator())
                .get("/v1/reconciliations/" + UUID.randomUUID())
                .then()
                .spec(problem(404, "not-found"));
        as(Tokens.operator())
                .get("/v1/reconciliation-breaks/" + UUID.randomUUID())
                .then()
                .spec(problem(404, "not-found"));
        refusesAnEmptyWindow();
    }

    private void refusesAnEmptyWindow() {
        as(Tokens.operator())
                .header("Idempotency-Key", "w" + programme)
                .contentType("text/csv")
                .queryParam("programme", programme)
                .queryParam("from", "2026-11-01T00:00:00Z")
                .queryParam("to", "2026-11-01T00:00:00Z")
                .body(HEADER)
                .post("/v1/reconciliations")
                .then()
                .body("violations.field", hasItem("to"));
    }
}
