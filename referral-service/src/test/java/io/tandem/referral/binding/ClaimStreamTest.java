package io.tandem.referral.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClaimStreamTest extends ReferralTest {

    private String programme;
    private UUID owner;
    private String code;

    @BeforeEach
    void givenALink() {
        programme = openProgramme();
        owner = enrolPartner(account(programme, "self"));
        code = mintLink(owner, programme);
    }

    private String line(String user, String code) {
        return "{\"programme\":\"%s\",\"userId\":\"%s\",\"code\":\"%s\",\"signedUpAt\":\"%s\"}"
                .formatted(programme, user, code, SIGNED_UP);
    }

    private static Response send(String token, String body) {
        return as(token)
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/bindings:batch");
    }

    private static List<String> lines(String body) {
        Response response = send(Tokens.ingest(), body);
        assertEquals(200, response.statusCode());
        assertTrue(
                response.contentType().startsWith("application/x-ndjson"), response.contentType());
        return response.asString().lines().toList();
    }

    private static List<JsonPath> answers(String... body) {
        return lines(String.join("\n", body)).stream().map(JsonPath::new).toList();
    }

    @Test
    void answersEachLineAndGoesOnAfterABadOne() {
        String tooLong = line("u".repeat(70_000), code);
        String lost = line("u", code).replace(programme, "nobody-s");
        String bare = "{\"programme\":\"" + programme + "\"}";
        String again = line("u", code) + "\r";

        List<JsonPath> answers =
                answers(
                        line("u", code),
                        "nonsense",
                        line("self", code),
                        "",
                        bare,
                        tooLong,
                        lost,
                        "null",
                        again,
                        line("ü", code));

        assertEquals(
                List.of(1, 2, 3, 5, 6, 7, 8, 9, 10),
                answers.stream().map(answer -> answer.getInt("line")).toList());
        assertEquals(
                List.of(
                        "bound",
                        "invalid",
                        "refused",
                        "invalid",
                        "invalid",
                        "invalid",
                        "invalid",
                        "duplicate",
                        "bound"),
                answers.stream().map(answer -> answer.getString("outcome")).toList());
        assertEquals("urn:tandem:problem:malformed-json", answers.get(1).getString("problem.type"));
        assertEquals("self-referral", answers.get(2).getString("reason"));
        assertNotNull(answers.get(2).getString("refusalId"));
        assertEquals(
                List.of("signedUpAt", "userId"),
                answers.get(3).getList("problem.violations.field"));
        assertEquals(
                "urn:tandem:problem:payload-too-large", answers.get(4).getString("problem.type"));
        assertEquals(List.of("programme"), answers.get(5).getList("problem.violations.field"));
        assertEquals(answers.get(0).getString("bindingId"), answers.get(7).getString("bindingId"));
        assertEquals("ü", answers.get(8).getString("userId"));
    }

    @Test
    void answersManyBatchesInOrder() {
        int lines = 5_000;
        String body =
                IntStream.range(0, lines)
                        .mapToObj(i -> line("user-" + i, code))
                        .collect(Collectors.joining("\n", "", "\n"));

        List<String> answers = lines(body);

        List<String> expected =
                IntStream.range(0, lines)
                        .mapToObj(i ->
                                "{\"line\":%d,\"userId\":\"user-%d\",\"outcome\":\"bound\""
                                        .formatted(i + 1, i))
                        .toList();
        assertEquals(
                expected,
                answers.stream()
                        .map(line -> line.substring(0, line.indexOf(",\"bindingId\"")))
                        .toList());
        assertEquals(lines, count("select count(*) from binding where partner_id = ?", owner));
    }

    @Test
    void answersNothingToNothing() {
        assertEquals(List.of(), lines("\n\n"));
    }

    @Test
    void refusesAStreamOfAnybodyElse() {
        assertEquals(403, send(Tokens.operator(), line("u", code)).statusCode());
        assertEquals(401, send(Tokens.forged(), line("u", code)).statusCode());
        assertEquals(List.of(), bindingsOf(programme, "u"));
    }
}
