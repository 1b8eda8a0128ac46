package io.tandem.rebate.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shared link whose trades end up in statements, and what tests do with those. */
abstract class StatementFixture extends RebateTest {

    static final String ROOT = "[0-9a-f]{64}";

    @TempDir Path files;
    final UUID coInviter = UUID.randomUUID();
    private boolean changed;

    @BeforeEach
    void sharedLink() {
        publishFlat("0.30");
        tell(shared("alice"));
    }

    Map<String, Object> shared(String user) {
        Map<String, Object> binding = binding(user, partner);
        binding.put("coInviterId", coInviter);
        binding.put("coInviterShare", "0.1");
        binding.put("inviteeShare", "0.2");
        return binding;
    }

    void traded(String id, String user, String fee) {
        Map<String, Object> trade = trade(id, user);
        trade.put("executedAt", "2026-10-20T00:00:00Z");
        trade.put("fee", fee);
        report(trade).then().statusCode(201);
    }

    void close() {
        operator()
                .post("/v1/programmes/" + programme + "/periods/2026-10:close")
                .then()
                .statusCode(200);
    }

    String path(UUID owner) {
        return "/v1/partners/" + owner + "/statements/" + programme + "/2026-10";
    }

    Response read(UUID owner, String what) {
        return as(Tokens.operator()).get(path(owner) + what);
    }

    Response recompute(Map<String, Object> asked) {
        return as(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(asked)
                .post("/v1/recomputations");
    }

    Map<String, Object> october() {
        Map<String, Object> asked = new HashMap<>();
        asked.put("programme", programme);
        asked.put("period", "2026-10");
        return asked;
    }

    /** What a test changes behind the service's back others must find as it was. */
    @AfterEach
    void undoChanges() throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                Statement statement = connection.createStatement()) {
            if (changed) {
                statement.execute("delete from trade t using kept k where t.seq = k.seq");
                statement.execute("insert into trade select * from kept");
                statement.execute("drop table kept");
            }
        }
    }

    void change(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement keep =
                        connection.prepareStatement(
                                "create table kept as select * from trade where programme = '"
                                        + programme
                                        + "'");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            keep.execute();
            changed = true;
            statement.setString(1, programme);
            assertEquals(1, statement.executeUpdate());
        }
    }

    record Ended(int code, String output) {}

    Ended verify(UUID owner, String tradeId) throws IOException, InterruptedException {
        return verify(
                read(owner, "").then().statusCode(200).extract().asString(),
                read(owner, "/proof/" + tradeId).then().statusCode(200).extract().asString());
    }

    Ended verify(String statement, String proof) throws IOException, InterruptedException {
        Path statementFile = Files.writeString(files.resolve("statement.json"), statement);
        Path proofFile = Files.writeString(files.resolve("proof.json"), proof);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                Path.of("verifier", "Verify.java").toString(),
                                statementFile.toString(),
                                proofFile.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    void reverse(String tradeId, Map<String, Object> extent) {
        Map<String, Object> command = new HashMap<>(extent);
        command.put("reason", "FRAUD");
        command.put("text", "case 12");
        as(Tokens.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(command)
                .post("/v1/trades/" + programme + "/" + tradeId + ":reverse")
                .then()
                .statusCode(201);
    }
}
