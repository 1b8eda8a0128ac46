package io.tandem.rebate.statement;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Opening plus movements is closing is the next opening. */
@QuarkusTest
class StatementBalanceTest extends StatementFixture {

    private static final List<String> POCKETS = List.of("pending", "available", "held", "paid");

    private void tradedAt(String id, String fee, String at) {
        Map<String, Object> trade = trade(id, "alice");
        trade.put("executedAt", at);
        trade.put("fee", fee);
        report(trade).then().statusCode(201);
    }

    private void close(String month) {
        operator()
                .post("/v1/programmes/" + programme + "/periods/" + month + ":close")
                .then()
                .statusCode(200);
    }

    private JsonPath statement(String month) {
        return as(Tokens.operator())
                .get("/v1/partners/" + partner + "/statements/" + programme + "/" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void act(String path, Map<String, Object> command) {
        operator().contentType(ContentType.JSON).body(command).post(path).then().statusCode(201);
    }

    /** An October with a bit of everything, a November with some of it, both closed. */
    private void twoMonths() {
        clock.set(Instant.parse("2026-10-25T00:00:00Z"));
        tradedAt("t1", "100", "2026-10-20T00:00:00Z");
        tradedAt("t2", "10", "2026-10-21T00:00:00Z");
        reverse("t2", Map.of());
        act(
                "/v1/transfers",
                Map.of(
                        "reference",
                        "s1",
                        "reason",
                        "settlement",
                        "legs",
                        List.of(
                                Map.of(
                                        "from", partner, "to", coInviter, "asset", "USDT", "amount",
                                        "2"))));
        act(
                "/v1/adjustments",
                Map.of(
                        "partnerId",
                        partner,
                        "asset",
                        "USDT",
                        "amount",
                        "0.5",
                        "against",
                        "EXPENSE",
                        "programme",
                        programme,
                        "reason",
                        "ticket"));
        as(Tokens.service())
                .header("Idempotency-Key", "hold" + programme)
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "partnerId",
                                partner,
                                "asset",
                                "USDT",
                                "amount",
                                "3",
                                "reference",
                                "d1",
                                "reason",
                                "contested"))
                .post("/v1/holds")
                .then()
                .statusCode(201);
        clock.set(Instant.parse("2026-11-02T00:00:00Z"));
        tradedAt("late", "20", "2026-10-31T23:59:59Z");
        tradedAt("t3", "30", "2026-11-01T12:00:00Z");
        close("2026-10");
        tradedAt("later", "40", "2026-10-31T23:59:58Z");
        clock.set(Instant.parse("2026-12-02T00:00:00Z"));
        close("2026-11");
    }

    @Test
    void openingPlusMovementsIsClosingIsTheNextOpening() {
        twoMonths();

        JsonPath october = statement("2026-10");
        JsonPath november = statement("2026-11");

        assertAddsUp(october);
        assertAddsUp(november);
        assertEquals("0", october.getString("assets[0].opening.available"));
        // 0.21 of the fees: 100 and 20; less 2 transferred and 3 held, with 0.5 adjusted.
        assertEquals("20.7", october.getString("assets[0].closing.available"));
        assertEquals("3", october.getString("assets[0].closing.held"));
        assertEquals(october.getMap("assets[0].closing"), november.getMap("assets[0].opening"));
        assertEquals(
                List.of("ACCRUAL", "ADJUSTMENT", "HOLD", "REVERSAL", "TRANSFER"),
                october.getList("assets[0].movements.kind"));
        assertEquals(
                "-2.1",
                october.getString("assets[0].movements.find { it.kind == 'REVERSAL' }.available"));
        assertEquals(
                "14.7",
                november.getString("assets[0].movements.find { it.kind == 'ACCRUAL' }.available"));
        assertEquals("35.4", november.getString("assets[0].closing.available"));
        assertEquals(new BigDecimal("35.4"), available(partner));
    }

    private static void assertAddsUp(JsonPath statement) {
        for (String pocket : POCKETS) {
            BigDecimal sum = new BigDecimal(statement.getString("assets[0].opening." + pocket));
            for (String moved : statement.getList("assets[0].movements." + pocket, String.class)) {
                sum = sum.add(new BigDecimal(moved));
            }
            BigDecimal closing = new BigDecimal(statement.getString("assets[0].closing." + pocket));
            assertEquals(0, closing.compareTo(sum), pocket + ": " + sum + " and " + closing);
        }
    }

    @Test
    void showsThemOnEveryForm() throws IOException {
        twoMonths();

        String csv = read(partner, ".balances.csv").then().statusCode(200).extract().asString();
        assertEquals(
                "asset,kind,pending,available,held,paid\r\nUSDT,OPENING,0,0,0,0\r\n"
                        + "USDT,ACCRUAL,0,27.3,0,0\r\n",
                csv.substring(0, csv.indexOf("USDT,ADJUSTMENT")));
        assertTrue(csv.endsWith("USDT,CLOSING,0,20.7,3,0\r\n"), csv);
        byte[] workbook = read(partner, ".xlsx").then().statusCode(200).extract().asByteArray();
        Path file = Files.write(files.resolve("statement.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] sheet =
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
            String text = new String(sheet, StandardCharsets.UTF_8);
            assertTrue(text.contains("<t>CLOSING</t>") && text.contains("<v>20.7</v>"), text);
        }
        byte[] document = read(partner, ".pdf").then().statusCode(200).extract().asByteArray();
        String pdf = new String(document, StandardCharsets.ISO_8859_1);
        assertTrue(pdf.contains("Closing") && pdf.contains(" 20.7)"), pdf);
    }

    @Test
    void recomputesThemFromThePostings() throws SQLException {
        twoMonths();
        recompute(october())
                .then()
                .body("difference", equalTo(null))
                .body("identical", equalTo(true));
        change("available = available + 1", "CLOSING");

        recompute(october())
                .then()
                .statusCode(200)
                .body("identical", equalTo(false))
                .body("difference.partnerId", equalTo(partner.toString()))
                .body("difference.field", equalTo("balances.USDT.CLOSING.available"))
                .body("difference.stored", equalTo("21.7"))
                .body("difference.recomputed", equalTo("20.7"));
        change("available = available - 1", "CLOSING");
        change("kind = 'PAYOUT'", "TRANSFER");
        recompute(october())
                .then()
                .body("difference.field", equalTo("balances.USDT.PAYOUT.available"));
    }

    private void change(String what, String kind) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update statement_balance set "
                                        + what
                                        + " where programme = ? and period = 202610"
                                        + " and partner_id = ? and kind = ?")) {
            statement.setString(1, programme);
            statement.setObject(2, partner);
            statement.setString(3, kind);
            assertEquals(1, statement.executeUpdate());
        }
    }
}
