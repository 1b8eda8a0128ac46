package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AgreementTermsTest extends TeamServiceTest {

    @Test
    void aMemberRebuildsBytesAndDigestByItself() throws IOException, NoSuchAlgorithmException {
        Crew crew = Crew.of(2);
        UUID agreement =
                crew.lead().drafts(crew.team(), crew.terms("text", "Ünïcode \u20ac \n \"q\""));
        String view = crew.lead().get("/v1/agreements/" + agreement).extract().asString();

        byte[] rebuilt =
                new JsonCanonicalizer(new JsonObject(view).getJsonObject("terms").encode())
                        .getEncodedUTF8();

        byte[] served =
                crew.lead()
                        .get("/v1/agreements/" + agreement + "/canonical")
                        .contentType("application/json")
                        .extract()
                        .asByteArray();
        assertArrayEquals(served, rebuilt);
        assertEquals(
                crew.lead().digest(agreement),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rebuilt)));
    }

    @Test
    void whatWasLeftOutStaysOutOfTheBytes() {
        Crew crew = Crew.of(1);
        UUID agreement =
                crew.lead().drafts(crew.team(), crew.terms("split", Map.of("rule", "equal")));

        String bytes =
                crew.lead().get("/v1/agreements/" + agreement + "/canonical").extract().asString();

        assertEquals(
                "{\"effectiveFrom\":\"2025-05\",\"members\":[{\"partnerId\":\""
                        + crew.lead().id()
                        + "\",\"pooledShare\":\"1\"}],\"noticeDays\":30,\"objectionDays\":0,"
                        + "\"programmes\":[],\"schema\":\"tandem/agreement/1\","
                        + "\"scope\":{\"kind\":\"ALL\"},\"split\":{\"rule\":\"equal\"},"
                        + "\"teamId\":\""
                        + crew.team()
                        + "\",\"text\":\"We share what our guides bring.\"}",
                bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "schema, tandem/agreement/2, terms.schema",
        "effectiveFrom, 1999-12, terms",
        "effectiveFrom, 2025-13, terms.effectiveFrom",
        "objectionDays, -1, terms.objectionDays",
        "noticeDays, 366, terms.noticeDays",
        "predecessor, ABC, terms",
        "surprise, 1, terms.surprise"
    })
    void refusesTermsThatAreNone(String field, String value, String named) {
        Crew crew = Crew.of(1);
        Object given = field.endsWith("Days") ? Integer.valueOf(value) : value;

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", crew.terms(field, given)))
                .spec(violation(named));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rule\":\"winnerTakesAll\"}",
                "{\"rule\":\"proportional\",\"by\":\"REBATE\",\"exponent\":\"0\"}",
                "{\"rule\":\"proportional\",\"by\":\"REBATE\",\"exponent\":0.5}",
                "{\"rule\":\"proportional\",\"by\":\"COST\"}",
                "{\"rule\":\"proportional\"}",
                "{\"rule\":\"fixed\",\"weights\":[]}",
                "{\"rule\":\"fixed\",\"weights\":[{\"partnerId\":"
                        + "\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\",\"weight\":\"1\"}]}",
                "{\"rule\":\"fixed\",\"weights\":[{\"partnerId\":"
                        + "\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\",\"weight\":\"-1\"}]}"
            })
    void refusesRulesThatAreNone(String rule) {
        Crew crew = Crew.of(1);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", crew.terms("split", new JsonObject(rule).getMap())))
                .spec(problem(400, "invalid-request"));
    }

    @Test
    void rulesWithinRulesAreSignedAsTheyWereSent() {
        Crew crew = Crew.of(2);
        String split =
                "{\"max\":\"0.75\",\"rule\":\"bounded\",\"split\":{\"parts\":["
                        + "{\"split\":{\"by\":\"REBATE\",\"rule\":\"rank\",\"shares\":"
                        + "[\"3\",\"1\"]},\"weight\":\"0.5\"},{\"split\":{\"rule\":\"waterfall\","
                        + "\"steps\":[{\"cap\":\"10\",\"split\":{\"by\":\"VOLUME\",\"n\":1,"
                        + "\"rule\":\"topN\",\"split\":{\"rule\":\"equal\"}}},{\"split\":"
                        + "{\"by\":\"INVITEES\",\"rule\":\"shapley\",\"tiers\":[{\"from\":\"0\","
                        + "\"rate\":\"1\"}]}}]},\"weight\":\"1\"},{\"split\":{\"by\":\"REBATE\","
                        + "\"fallback\":{\"rule\":\"equal\"},\"rule\":\"tiered\",\"tiers\":"
                        + "[{\"from\":\"0\",\"rate\":\"1\"}]},\"weight\":\"1\"}],\"rule\":\"blend\"}}";

        UUID agreement =
                crew.lead()
                        .drafts(crew.team(), crew.terms("split", new JsonObject(split).getMap()));

        String bytes =
                crew.lead().get("/v1/agreements/" + agreement + "/canonical").extract().asString();
        assertTrue(bytes.contains("\"split\":" + split + ","), bytes);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "{\"rule\":\"topN\",\"n\":1,\"by\":\"REBATE\",\"split\":{\"rule\":\"tiered\",\"by\":"
                        + "\"COST\",\"tiers\":[{\"from\":\"0\",\"rate\":\"1\"}]}} |"
                        + " terms.split.split.by",
                "{\"rule\":\"blend\",\"parts\":[{\"weight\":\"1\",\"split\":{\"rule\":\"fixed\","
                        + "\"weights\":[{\"partnerId\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\","
                        + "\"weight\":\"1\"}]}}]} | terms.split.parts[0].split.weights[0].partnerId",
                "{\"rule\":\"bounded\",\"max\":\"0.4\",\"split\":{\"rule\":\"equal\"}} |"
                        + " terms.split"
            })
    void refusesRulesThatDoNotFitTheMembers(String rule, String named) {
        Crew crew = Crew.of(2);

        crew.lead()
                .post(
                        "/v1/teams/" + crew.team() + "/agreements",
                        Map.of("terms", crew.terms("split", new JsonObject(rule).getMap())))
                .spec(violation(named));
    }

    @Test
    void namesOneFallback() {
        Crew crew = Crew.of(1);
        Map<String, Object> terms = new LinkedHashMap<>(crew.terms());
        terms.put(
                "split",
                Map.of(
                        "rule",
                        "proportional",
                        "by",
                        "VOLUME",
                        "fallback",
                        Map.of("rule", "equal")));
        terms.put("fallback", Map.of("rule", "equal"));

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/agreements", Map.of("terms", terms))
                .spec(problem(400, "invalid-request"));
    }
}
