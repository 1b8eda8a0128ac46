package io.tandem.rebate.statement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatementTest extends StatementFixture {

    @Test
    void sumsUpWhatAPartnerAccrued() {
        traded("t1", "alice", "15");
        traded("t2", "alice", "1");
        close();

        read(partner, "")
                .then()
                .statusCode(200)
                .body("leaves", equalTo(2))
                .body("partners", equalTo(2))
                .body("assets[0].asset", equalTo("USDT"))
                .body("assets[0].accrued", equalTo("3.36"))
                .body("assets[0].categories[0].gross", equalTo("4.8"))
                .body("assets[0].categories[0].commissionableFees", equalTo("16"))
                .body("assets[0].transferredIn", equalTo("0"));
        read(coInviter, "").then().body("assets[0].accrued", equalTo("0.48"));
        JsonPath period =
                as(Tokens.partner(partner))
                        .get("/v1/programmes/" + programme + "/periods/2026-10")
                        .then()
                        .statusCode(200)
                        .body("statements.partners", equalTo(2))
                        .body("statements.leaves", equalTo(4))
                        .extract()
                        .jsonPath();
        assertTrue(period.getString("statements.root").matches(ROOT));
        assertEquals(
                period.getString("statements.root"),
                read(partner, "").jsonPath().getString("periodRoot"));
        as(Tokens.partner(partner))
                .get("/v1/partners/" + partner + "/statements")
                .then()
                .statusCode(200)
                .body("items.period", hasItem("2026-10"))
                .body("items[0].leaves", equalTo(2));
    }

    @Test
    void showsTransfersOfTheMonth() {
        clock.set(Instant.parse("2026-10-25T00:00:00Z"));
        traded("t1", "alice", "100");
        operator()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "reference",
                                "s1",
                                "reason",
                                "settlement",
                                "legs",
                                List.of(
                                        Map.of(
                                                "from", partner, "to", coInviter, "asset", "USDT",
                                                "amount", "2"))))
                .post("/v1/transfers")
                .then()
                .statusCode(201);
        clock.set(Instant.parse("2026-11-02T00:00:00Z"));

        close();

        read(partner, "").then().body("assets[0].transferredOut", equalTo("2"));
        read(coInviter, "").then().body("assets[0].transferredIn", equalTo("2"));
    }

    @Test
    void hidesStatementsFromOthers() {
        traded("t1", "alice", "15");
        close();
        String other = Tokens.partner(UUID.randomUUID());

        for (String what : new String[] {"", ".csv", ".xlsx", ".pdf", "/proof/t1"}) {
            as(other).get(path(partner) + what).then().spec(problem(404, "not-found"));
            as(Tokens.partner(partner)).get(path(partner) + what).then().statusCode(200);
            as(Tokens.ingest()).get(path(partner) + what).then().spec(problem(403, "forbidden"));
        }
        as(other)
                .get("/v1/partners/" + partner + "/statements")
                .then()
                .spec(problem(404, "not-found"));
        as(Tokens.partner(partner))
                .contentType(ContentType.JSON)
                .body(october())
                .post("/v1/recomputations")
                .then()
                .spec(problem(403, "forbidden"));
        read(partner, "/proof/unknown").then().spec(problem(404, "not-found"));
        read(UUID.randomUUID(), "").then().spec(problem(404, "not-found"));
        as(Tokens.operator())
                .get("/v1/programmes/" + programme + "/periods/2026-09")
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void tellsACoInviterNeitherTheUserNorTheOthersParts() {
        traded("t1", "alice", "15");
        close();

        String leaf = read(coInviter, "/proof/t1").jsonPath().getString("leaves[0].leaf");

        assertTrue(leaf.contains("\"coInviterPart\":\"0.45\""), leaf);
        assertFalse(leaf.contains("alice"), leaf);
        assertFalse(leaf.contains("ownerPart"), leaf);
        assertFalse(leaf.contains("invitee"), leaf);
        assertFalse(read(coInviter, ".csv").asString().contains("alice"));
    }

    @Test
    void writesCsvThatNoSpreadsheetTakesForAFormula() {
        traded("=HYPERLINK(1)", "alice", "15");
        close();

        String csv =
                read(partner, ".csv")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"statement-" + programme + "-2026-10.csv\"")
                        .extract()
                        .asString();

        String[] lines = csv.split("\r\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].startsWith("tradeId,n,"), lines[0]);
        assertTrue(lines[1].startsWith("'=HYPERLINK(1),0,"), lines[1]);
        assertTrue(lines[1].endsWith(",USDT,15,0.3,4.5,3.15"), lines[1]);
    }

    @Test
    void writesAWorkbookAndADocument() throws IOException {
        traded("t1", "alice", "15");
        close();

        Map<String, String> parts = new HashMap<>();
        byte[] workbook = read(partner, ".xlsx").then().statusCode(200).extract().asByteArray();
        Path file = Files.write(files.resolve("statement.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
            }
        }
        assertTrue(parts.get("xl/worksheets/sheet1.xml").contains("<v>3.15"));
        assertTrue(parts.get("xl/worksheets/sheet2.xml").contains("<t>t1</t>"));
        byte[] document = read(partner, ".pdf").then().statusCode(200).extract().asByteArray();
        String pdf = new String(document, StandardCharsets.ISO_8859_1);
        assertTrue(pdf.startsWith("%PDF-1.4"), pdf);
        assertTrue(pdf.contains(partner.toString()), pdf);
        int start = pdf.lastIndexOf("startxref\n") + "startxref\n".length();
        int offset = Integer.parseInt(pdf.substring(start, pdf.indexOf('\n', start)));
        assertTrue(pdf.startsWith("xref\n", offset), pdf);
    }

    @Test
    void provesATradeOffline() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            traded("t" + i, "alice", "0.0000000000" + (i + 11));
        }
        close();

        Ended owner = verify(partner, "t3");
        Ended other = verify(coInviter, "t4");

        assertEquals(0, owner.code(), owner.output());
        assertTrue(owner.output().startsWith("OK: trade t3, 1 accrual(s)"), owner.output());
        assertEquals(0, other.code(), other.output());
        Ended mixed = verify(read(partner, "").asString(), read(coInviter, "/proof/t4").asString());
        assertEquals(1, mixed.code());
        assertTrue(mixed.output().contains("DIFFERS: statement and proof, "), mixed.output());
    }

    @Test
    void rebuildsAMonthWithLateBindingsToTheByte() throws IOException, InterruptedException {
        traded("t1", "alice", "15");
        traded("late", "bob", "0.333333333333");
        tell(shared("bob"));
        tell(binding("carol", UUID.randomUUID()));
        traded("t2", "carol", "7");
        close();
        traded("t3", "alice", "9");

        recompute(october())
                .then()
                .statusCode(200)
                .body("identical", equalTo(true))
                .body("leaves", equalTo(5))
                .body("difference", equalTo(null));
        Map<String, Object> mine = october();
        mine.put("partnerId", partner);
        recompute(mine)
                .then()
                .body("identical", equalTo(true))
                .body("root", equalTo(read(partner, "").jsonPath().getString("root")));
        assertEquals(0, verify(partner, "late").code());
        assertTrue(integrity().getBoolean("balanced"));
    }

    @Test
    void rebuildsAMonthWithReversalsToTheByte() throws IOException, InterruptedException {
        traded("t1", "alice", "15");
        traded("t2", "alice", "9");
        traded("late", "bob", "6");
        reverse("t1", Map.of("fraction", "0.25"));
        reverse("t1", Map.of("amount", "1"));
        reverse("t2", Map.of());
        reverse("late", Map.of("fraction", "0.5"));
        tell(shared("bob"));
        close();

        recompute(october())
                .then()
                .statusCode(200)
                .body("difference", equalTo(null))
                .body("identical", equalTo(true));
        for (String trade : List.of("t1", "t2", "late")) {
            Ended verified = verify(partner, trade);
            assertEquals(0, verified.code(), verified.output());
        }
    }

    @Test
    void namesTheAccrualThatSomebodyChanged()
            throws IOException, InterruptedException, SQLException {
        traded("t1", "alice", "15");
        traded("t2", "alice", "15");
        close();
        change(
                "update trade set gross = 4.6, owner_part = 3.25"
                        + " where programme = ? and trade_id = 't2'");

        Ended verified = verify(partner, "t2");

        assertEquals(1, verified.code(), verified.output());
        assertEquals(
                "DIFFERS: trade t2, accrual 0, gross: stated 4.6, recomputed 4.5",
                verified.output().strip());
        assertEquals(0, verify(partner, "t1").code());
        recompute(october())
                .then()
                .statusCode(200)
                .body("identical", equalTo(false))
                .body("difference.tradeId", equalTo("t2"))
                .body("difference.field", equalTo("gross"))
                .body("difference.stored", equalTo("4.6"))
                .body("difference.recomputed", equalTo("4.5"));
    }

    @Test
    void namesATradeChangedTogetherWithItsAccrual()
            throws IOException, InterruptedException, SQLException {
        traded("t1", "alice", "15");
        close();
        change(
                "update trade set fee = 16, commissionable = 16, gross = 4.8, owner_part = 3.36,"
                        + " co_inviter_part = 0.48, invitee_part = 0.96"
                        + " where programme = ? and trade_id = 't1'");

        Ended verified = verify(partner, "t1");

        assertEquals(1, verified.code(), verified.output());
        assertTrue(
                verified.output().startsWith("DIFFERS: trade t1, accrual 0, root of the statement"),
                verified.output());
        recompute(october())
                .then()
                .body("difference.tradeId", equalTo("t1"))
                .body("difference.field", equalTo("trade"));
    }

    @Test
    void missesAnAccrualThatSomebodyDeleted() throws SQLException {
        traded("t1", "alice", "15");
        traded("t2", "alice", "15");
        close();
        change("delete from trade where programme = ? and trade_id = 't2'");

        recompute(october())
                .then()
                .body("identical", equalTo(false))
                .body("difference.field", equalTo("root"));
    }

    @Test
    void recomputesClosedMonthsOnly() {
        traded("t1", "alice", "15");

        recompute(october()).then().spec(problem(409, "period-not-closed"));
        recompute(Map.of("programme", programme)).then().spec(violation("period"));
    }
}
