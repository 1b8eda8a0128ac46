package io.tandem.referral.binding;

import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Seeds;
import io.tandem.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BulkBindingTest extends ReferralTest {

    private static io.restassured.response.ValidatableResponse bindAll(
            List<Map<String, Object>> claims) {
        return ingest().body(claims).post("/v1/bindings:batch").then();
    }

    static LongStream seeds() {
        return Seeds.cases(3);
    }

    @Test
    void tellsWhatEachClaimCameTo() {
        String programme = openProgramme();
        UUID owner = enrolPartner(account(programme, "self"));
        String code = mintLink(owner, programme);

        bindAll(
                        List.of(
                                claim(programme, "u", code, "2026-11-02T00:00:00Z"),
                                claim(programme, "self", code, SIGNED_UP),
                                claim(programme, "u", code, "2026-11-01T00:00:00Z"),
                                claim(programme, "u", code, "2026-11-01T00:00:00Z"),
                                claim(programme, "v", "nobody-s", SIGNED_UP)))
                .statusCode(200)
                .body("results.index", contains(0, 1, 2, 3, 4))
                .body("results.userId", contains("u", "self", "u", "u", "v"))
                .body(
                        "results.outcome",
                        contains("refused", "refused", "bound", "duplicate", "refused"))
                .body("results[0].reason", equalTo("already-bound"))
                .body("results[1].reason", equalTo("self-referral"))
                .body("results[4].reason", equalTo("unknown-code"))
                .body("counts.bound", equalTo(1))
                .body("counts.duplicate", equalTo(1))
                .body("counts.superseded", equalTo(0))
                .body("counts.refused", equalTo(3));
    }

    @Test
    void refusesAnArrayOfWhichOneElementDoesNotFit() {
        String programme = openProgramme();
        String code = mintLink(enrolPartner(), programme);
        Map<String, Object> good = claim(programme, "u", code, SIGNED_UP);
        Map<String, Object> blank = claim(programme, "", code, SIGNED_UP);
        Map<String, Object> lost = claim("nobody-s", "u", code, SIGNED_UP);

        bindAll(List.of(good, good, good, blank)).spec(violation("[3].userId"));
        bindAll(List.of(good, lost)).spec(violation("[1].programme"));
        bindAll(Collections.nCopies(10_001, good)).spec(violation("body"));
        bindAll(List.of()).spec(violation("body"));

        assertEquals(List.of(), bindingsOf(programme, "u"));
    }

    @Test
    void bindsTenThousandInOneTransactionAndSoon() {
        String programme = openProgramme();
        List<String> codes =
                IntStream.range(0, 20).mapToObj(i -> mintLink(enrolPartner(), programme)).toList();
        List<Map<String, Object>> claims =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> claim(programme, "user-" + i, codes.get(i % 20), SIGNED_UP))
                        .toList();

        long start = System.nanoTime();
        bindAll(claims).statusCode(200).body("counts.bound", equalTo(10_000));
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        bindAll(claims).statusCode(200).body("counts.duplicate", equalTo(10_000));

        assertTrue(millis < 15_000, "10,000 claims took " + millis + " ms");
    }

    /** A user's bindings as they are, whatever their ids and however they came about. */
    private static Set<List<Object>> held(String programme, int users, List<String> codes) {
        List<String> ids = IntStream.range(0, users).mapToObj(i -> "user-" + i).toList();
        List<Map<String, Object>> items =
                as(Tokens.service())
                        .body(body("programme", programme, "userIds", ids))
                        .post("/v1/bindings:lookup")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        Set<List<Object>> held = new HashSet<>();
        for (Map<String, Object> item : items) {
            if (!item.get("state").equals("VOIDED")) {
                held.add(
                        List.of(
                                item.get("userId"),
                                codes.indexOf(item.get("code")),
                                item.get("from"),
                                String.valueOf(item.get("to")),
                                item.get("state")));
            }
        }
        return held;
    }

    private record Sketch(int user, int link, Instant at, Instant lastActive) {
        Map<String, Object> claim(String programme, List<String> codes) {
            Map<String, Object> claim =
                    ReferralTest.claim(programme, "user-" + user, codes.get(link), at);
            if (lastActive != null) {
                claim.put("lastActiveAt", lastActive.toString());
            }
            return claim;
        }
    }

    /** Four partners, each with a link of its own; the first four users are their own accounts. */
    private static List<String> market(String programme) {
        return IntStream.range(0, 4)
                .mapToObj(i -> mintLink(enrolPartner(account(programme, "user-" + i)), programme))
                .toList();
    }

    /**
     * Of equal times the order is by content, which differs between programmes of other codes: so
     * each claim has a time of its own.
     */
    private static List<Sketch> sketches(Random random, int users) {
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        List<Sketch> sketches = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Instant at = start.plus(Duration.ofDays(random.nextInt(500))).plusSeconds(i);
            Instant idleSince =
                    random.nextBoolean() ? at.minus(Duration.ofDays(random.nextInt(200))) : null;
            sketches.add(new Sketch(random.nextInt(users), random.nextInt(4), at, idleSince));
        }
        return sketches;
    }

    @ParameterizedTest(name = "-Dtandem.seed={0}")
    @MethodSource("seeds")
    void comesToTheSameHoweverTheClaimsArrive(long seed) {
        Random random = Seeds.random(seed);
        int users = 25;
        List<Sketch> sketches = sketches(random, users);
        String ordered = openProgramme();
        List<String> codesOfOrdered = market(ordered);
        String shuffled = openProgramme();
        List<String> codesOfShuffled = market(shuffled);

        bindAll(
                        sketches.stream()
                                .sorted(java.util.Comparator.comparing(Sketch::at))
                                .map(sketch -> sketch.claim(ordered, codesOfOrdered))
                                .toList())
                .statusCode(200);
        List<Sketch> arriving = new ArrayList<>(sketches);
        arriving.addAll(sketches.subList(0, 50));
        Collections.shuffle(arriving, random);
        int from = 0;
        while (from < arriving.size()) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(20));
            bindAll(
                            arriving.subList(from, to).stream()
                                    .map(sketch -> sketch.claim(shuffled, codesOfShuffled))
                                    .toList())
                    .statusCode(200);
            from = to;
        }

        Set<List<Object>> expected = held(ordered, users, codesOfOrdered);
        assertTrue(expected.size() > 20, "there are bindings to compare");
        assertEquals(expected, held(shuffled, users, codesOfShuffled));
        assertEquals(
                count(
                        "select count(*) from refusal where programme = ? and withdrawn_at is null",
                        ordered),
                count(
                        "select count(*) from refusal where programme = ? and withdrawn_at is null",
                        shuffled));
    }

    @Test
    void pagesThroughRefusals() {
        String programme = openProgramme();
        bindAll(
                        IntStream.range(0, 3)
                                .mapToObj(i -> claim(programme, "u" + i, "nobody-s", SIGNED_UP))
                                .toList())
                .statusCode(200);

        String next =
                operator()
                        .queryParam("programme", programme)
                        .queryParam("limit", 2)
                        .get("/v1/refusals")
                        .then()
                        .body("items", hasSize(2))
                        .extract()
                        .path("next");

        operator()
                .queryParam("programme", programme)
                .queryParam("after", next)
                .get("/v1/refusals")
                .then()
                .body("items", hasSize(1));
    }
}
