package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.agreement.model.TestKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier on what the service really answers. */
@QuarkusTest
class OfflineVerifierTest extends TeamServiceTest {

    /**
     * What is told besides, and nothing follows from it. (The period orders ties and has to be one
     * in force; here is no tie.)
     */
    private static final Set<String> BESIDES =
            Set.of(
                    "/state",
                    "/draftedBy",
                    "/expiresAt",
                    "/decidedBy",
                    "/decidedAt",
                    "/version",
                    "/createdAt",
                    "/activatedAt",
                    "/keyId",
                    "/signedAt",
                    "/asOf",
                    "/calculatedAt",
                    "/objectionUntil",
                    "/postedAt",
                    "/transferId",
                    "/id",
                    "/period");

    @TempDir Path files;

    private OfflineVerifier verifier;
    private Crew crew;
    private String agreement;
    private String settlement;

    @BeforeEach
    void settleSomething() {
        verifier = OfflineVerifier.compiledIn(files);
        crew = Crew.of(3);
        UUID id =
                crew.active(
                        crew.terms(
                                "split",
                                Map.of(
                                        "rule",
                                        "blend",
                                        "parts",
                                        List.of(
                                                part("REBATE"),
                                                part("VOLUME"),
                                                part("INVITEES"),
                                                part("ACTIVE_TRADERS")))));
        rebate.earns(crew.member(0).id(), Map.of("USDT", "400.000000000000000001"), "1000");
        rebate.earns(crew.member(1).id(), Map.of("USDT", "100", "BTC", "-0.3"), "500.5");
        agreement = crew.lead().get("/v1/agreements/" + id).extract().asString();
        UUID settled = crew.settles("2025-05");
        crew.lead().post("/v1/settlements/" + settled + ":post").statusCode(200);
        settlement = crew.lead().get("/v1/settlements/" + settled).extract().asString();
    }

    private static Map<String, Object> part(String by) {
        return Map.of(
                "weight",
                "1",
                "split",
                Map.of("rule", "proportional", "by", by, "exponent", "0.5"));
    }

    @Test
    void confirmsWhatTheServiceAnswers() throws IOException, InterruptedException {
        String key = crew.lead().id() + "=" + crew.lead().key().publicKey().base64();

        OfflineVerifier.Ended ended = verifier.checkByProcess(agreement, settlement, key);

        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("signed by all of its 3 member(s), 1 of them by a key"));
        assertTrue(ended.output().contains("of 2025-05, 3 member(s), 2 pool(s)"), ended.output());
    }

    @Test
    void namesTheFirstDifferenceAndSaysSoByItsExitCode() throws IOException, InterruptedException {
        OfflineVerifier.Ended ended =
                verifier.checkByProcess(
                        agreement,
                        settlement.replace("400.000000000000000001", "400.000000000000000002"));

        assertEquals(1, ended.code(), ended.output());
        assertTrue(
                ended.output().contains("DIFFERS: settlement of 2025-05, USDT, pool: stated"),
                ended.output());
    }

    @Test
    void noValueOfTheAgreementMayBeAnother() {
        changes(agreement, changed -> verifier.check(changed, settlement));
    }

    @Test
    void noValueOfTheSettlementMayBeAnother() {
        changes(settlement, changed -> verifier.check(agreement, changed));
    }

    @Test
    void noSignatureMayBeMissingOrAnothers() {
        JsonObject without = new JsonObject(agreement);
        without.getJsonArray("signatures").remove(1);
        JsonObject exchanged = new JsonObject(agreement);
        JsonArray signatures = exchanged.getJsonArray("signatures");
        String first = signatures.getJsonObject(0).getString("partnerId");
        signatures
                .getJsonObject(0)
                .put("partnerId", signatures.getJsonObject(1).getString("partnerId"));
        signatures.getJsonObject(1).put("partnerId", first);
        String pinned =
                first
                        + "="
                        + new JsonObject(agreement)
                                .getJsonArray("signatures")
                                .getJsonObject(0)
                                .getString("publicKey");

        assertEquals(1, verifier.check(without.encode()).code());
        assertEquals(0, verifier.check(agreement, pinned).code());
        assertEquals(1, verifier.check(exchanged.encode(), pinned).code());
        assertEquals(
                1,
                verifier.check(agreement, first + "=" + TestKey.generate().publicKey().base64())
                        .code());
        assertEquals(1, verifier.check(agreement, Member.any().id() + pinned.substring(36)).code());
    }

    @Test
    void aTrustedKeyVouchesForTheOneInItsPlace() {
        Crew one = Crew.of(1);
        Member before = one.lead();
        Member after = new Member(before.id(), TestKey.generate());
        UUID next = rotates(before, before.registersKey(), after.key());
        UUID proposal = one.proposed(one.terms());
        after.signs(proposal, next, before.digest(proposal)).statusCode(200);
        String signed = before.get("/v1/agreements/" + proposal).extract().asString();
        String keys =
                before.get("/v1/agreements/" + proposal + "/signing-keys").extract().asString();
        String pin = before.id() + "=" + before.key().publicKey().base64();
        String endorsement =
                new JsonObject(keys)
                        .getJsonArray("items")
                        .getJsonObject(1)
                        .getString("endorsement");

        assertEquals(1, verifier.check(signed, pin).code());
        assertEquals(0, verifier.check(signed, pin, keys).code());
        assertEquals(
                1,
                verifier.check(
                                signed,
                                pin,
                                keys.replace(endorsement, other(endorsement).toString()))
                        .code());
    }

    private static UUID rotates(Member member, UUID old, TestKey next) {
        String id = member.id().toString();
        return member.request()
                .urlEncodingEnabled(false)
                .body(
                        Map.of(
                                "publicKey",
                                next.publicKey().base64(),
                                "proof",
                                next.sign(PublicKey.proofMessage(id)),
                                "endorsement",
                                member.key().sign(next.publicKey().rotationMessage(id))))
                .post("/v1/signing-keys/" + old + ":rotate")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    @Test
    void aSettlementOfAnotherPeriodOrAgreementIsNone() {
        assertEquals(
                1,
                verifier.check(
                                agreement.replace(
                                        "\"lastPeriod\":null", "\"lastPeriod\":\"2025-04\""),
                                settlement)
                        .code());
        Crew others = Crew.of(3);
        UUID other = others.active();
        String foreign = others.lead().get("/v1/agreements/" + other).extract().asString();
        assertEquals(0, verifier.check(foreign).code());
        assertEquals(1, verifier.check(foreign, settlement).code());
    }

    @Test
    void noTransferMayBeLeftOutOrRepeated() {
        JsonObject fewer = new JsonObject(settlement);
        fewer.getJsonArray("transfers").remove(0);
        JsonObject more = new JsonObject(settlement);
        more.getJsonArray("transfers").add(more.getJsonArray("transfers").getJsonObject(0));

        assertEquals(1, verifier.check(agreement, fewer.encode()).code());
        assertEquals(1, verifier.check(agreement, more.encode()).code());
    }

    @Test
    void whatIsNoAnswerIsUnreadable() {
        for (String broken :
                List.of("{", "{\"terms\":{}}", "{\"terms\":{},\"terms\":{}}", "{\"terms\":1e5}")) {
            assertNotEquals(0, verifier.check(broken).code());
        }
        assertEquals(2, verifier.check(agreement.substring(0, agreement.length() - 1)).code());
        assertEquals(2, verifier.check().code());
        assertEquals(2, verifier.check("no such file").code());
    }

    /** Changes one character of each value in turn; none of these may pass. */
    private static void changes(
            String answer, java.util.function.Function<String, OfflineVerifier.Ended> check) {
        List<String> paths = new ArrayList<>();
        walk(
                new JsonObject(answer),
                "",
                (path, value) -> {
                    paths.add(path);
                    return value;
                });
        List<String> checked = paths.stream().filter(path -> !isBesides(path)).toList();
        assertTrue(checked.size() > 20, checked.toString());
        for (String path : checked) {
            JsonObject changed = new JsonObject(answer);
            walk(changed, "", (at, value) -> at.equals(path) ? other(value) : value);
            OfflineVerifier.Ended ended = check.apply(changed.encode());
            assertNotEquals(0, ended.code(), path + " may be changed: " + ended.output());
        }
    }

    private static boolean isBesides(String path) {
        return !path.startsWith("/terms")
                && BESIDES.contains(path.substring(path.lastIndexOf('/')));
    }

    private interface Visit {
        Object value(String path, Object value);
    }

    private static void walk(Object json, String path, Visit visit) {
        switch (json) {
            case JsonObject object -> {
                for (String name : List.copyOf(object.fieldNames())) {
                    descend(
                            object.getValue(name),
                            path + "/" + name,
                            visit,
                            v -> object.put(name, v));
                }
            }
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    descend(array.getValue(i), path + "/" + i, visit, v -> array.set(at, v));
                }
            }
            default -> throw new IllegalArgumentException(path);
        }
    }

    private static void descend(Object value, String path, Visit visit, UnaryOperator<Object> put) {
        if (value instanceof JsonObject || value instanceof JsonArray) {
            walk(value, path, visit);
        } else if (value != null) {
            put.apply(visit.value(path, value));
        }
    }

    private static Object other(Object value) {
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        String text = value.toString();
        int last = text.length() - 1;
        // Base64's padding apart, the last character of every value can be another.
        while (text.charAt(last) == '=') {
            last--;
        }
        char c = text.charAt(last);
        char other = c == '7' ? '3' : Character.isDigit(c) ? '7' : c == 'A' ? 'B' : 'A';
        return text.substring(0, last) + other + text.substring(last + 1);
    }
}
