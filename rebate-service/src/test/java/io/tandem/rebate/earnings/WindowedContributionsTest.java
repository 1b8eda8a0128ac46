package io.tandem.rebate.earnings;

import static io.tandem.testkit.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WindowedContributionsTest extends RebateTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    private final UUID coInviter = UUID.randomUUID();

    @BeforeEach
    void inTheLastSecondOfTheMonth() {
        clock.set(END.minusSeconds(1));
    }

    private void bound(String user, String campaign, String from) {
        Map<String, Object> binding = binding(user, partner);
        binding.put("campaign", campaign);
        binding.put("coInviterId", coInviter);
        binding.put("coInviterShare", "0.2");
        binding.put("linkId", UUID.nameUUIDFromBytes((partner + campaign).getBytes()));
        binding.put("from", from);
        tell(binding);
    }

    private Map<String, Object> traded(String id, String user, String at, String fee) {
        Map<String, Object> trade = trade(id, user);
        trade.put("executedAt", at);
        trade.put("fee", fee);
        return trade;
    }

    private ValidatableResponse asked(UUID who, Object from, Object to, String campaign) {
        Map<String, Object> member = new HashMap<>();
        member.put("partnerId", who);
        member.put("from", from == null ? null : from.toString());
        member.put("to", to == null ? null : to.toString());
        if (campaign != null) {
            member.put("campaigns", List.of(campaign));
        }
        return as(Tokens.service())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "period",
                                "2026-11",
                                "programmes",
                                List.of(programme),
                                "members",
                                List.of(member)))
                .post("/v1/earnings:contributions")
                .then();
    }

    /** Rebate, volume, invitees and active traders of a part of the month. */
    private List<BigDecimal> within(UUID who, Object from, Object to, String campaign) {
        JsonPath one = asked(who, from, to, campaign).statusCode(200).extract().jsonPath();
        String rebate = one.getString("items[0].rebates[0].amount");
        return List.of(
                        rebate == null ? "0" : rebate,
                        one.getString("items[0].volumeUsd"),
                        one.getString("items[0].invitees"),
                        one.getString("items[0].activeTraders"))
                .stream()
                .map(BigDecimal::new)
                .toList();
    }

    private static List<BigDecimal> figures(String... all) {
        return List.of(all).stream().map(BigDecimal::new).toList();
    }

    @Test
    void countsToTheMoment() {
        publishFlat("0.30");
        bound("alice", "autumn", "2026-11-02T10:00:00Z");
        bound("bob", "winter", "2026-11-03T12:00:00Z");
        report(
                        List.of(
                                traded("t1", "alice", "2026-11-03T11:59:59.999999Z", "10"),
                                traded("t2", "alice", "2026-11-03T12:00:00Z", "20"),
                                traded("t3", "bob", "2026-11-03T13:00:00Z", "40"),
                                traded("t4", "bob", "2026-11-09T01:00:00Z", "80"),
                                traded("t5", "alice", "2026-11-30T23:59:59Z", "160")))
                .then()
                .statusCode(200);
        String noon = "2026-11-03T12:00:00Z";

        assertEquals(figures("2.4", "15109.4", "1", "1"), within(partner, null, noon, null));
        assertEquals(figures("72", "60437.6", "1", "2"), within(partner, noon, null, null));
        assertEquals(
                figures("14.4", "30218.8", "1", "2"),
                within(partner, noon, "2026-11-03T23:00:00Z", null));
        assertEquals(
                figures("4.8", "15109.4", "0", "1"),
                within(partner, noon, "2026-11-09T01:00:00Z", "autumn"));
        assertEquals(figures("0.6", "0", "0", "0"), within(coInviter, null, noon, null));
        assertEquals(figures("0", "0", "0", "0"), within(partner, noon, noon, null));
        asked(partner, noon, "2026-11-03T11:00:00Z", null).spec(problem(400, "invalid-request"));
    }

    @Test
    void countsWhatIsLeftOfReversedTradesAndWhatMovedToOthers() {
        publishFlat("0.30");
        UUID other = UUID.randomUUID();
        Map<String, Object> first = binding("alice", partner);
        tell(first);
        report(
                        List.of(
                                traded("t1", "alice", "2026-11-03T10:00:00Z", "10"),
                                traded("t2", "alice", "2026-11-03T11:00:00Z", "20"),
                                traded("t3", "alice", "2026-11-03T13:00:00Z", "30")))
                .then()
                .statusCode(200);
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "FRAUD", "text", "case 1"))
                .post("/v1/trades/" + programme + "/t1:reverse")
                .then()
                .statusCode(201);
        first.put("to", "2026-11-03T10:30:00Z");
        first.put("state", "ENDED");
        first.put("revision", 2);
        tell(first);
        Map<String, Object> second = binding("alice", other);
        second.put("from", "2026-11-03T10:30:00Z");
        tell(second);

        String noon = "2026-11-03T12:00:00Z";
        assertEquals(figures("0", "0", "0", "0"), within(partner, null, noon, null));
        assertEquals(figures("6", "15109.4", "1", "1"), within(other, null, noon, null));
        assertEquals(figures("9", "15109.4", "0", "1"), within(other, noon, null, null));
    }

    /** Cut a month anywhere: its pieces add up to it, in money, volume and invitees. */
    @Test
    void thePiecesOfAMonthAddUpToIt() {
        long seed = 20261128;
        Random random = new Random(seed);
        publishFlat("0.30");
        List<String> users = List.of("u0", "u1", "u2", "u3");
        users.forEach(user -> bound(user, "c" + random.nextInt(2), moment(random).toString()));
        List<Object> trades = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            trades.add(
                    traded(
                            "t" + i,
                            users.get(random.nextInt(users.size())),
                            moment(random).toString(),
                            "" + (1 + random.nextInt(50))));
        }
        report(trades).then().statusCode(200);

        for (UUID who : List.of(partner, coInviter)) {
            List<BigDecimal> month = within(who, null, null, null);
            assertEquals(month, within(who, START, END, null), "seed " + seed);
            for (int i = 0; i < 12; i++) {
                Instant a = moment(random);
                Instant b = a.plusSeconds(random.nextInt(90_000));
                List<BigDecimal> sum = figures("0", "0", "0");
                for (List<Instant> piece :
                        List.of(List.of(START, a), List.of(a, b), List.of(b, END))) {
                    List<BigDecimal> part = within(who, piece.getFirst(), piece.getLast(), null);
                    sum = plus(sum, part);
                }
                assertEquals(month.subList(0, 3), sum, "seed " + seed + " cut at " + a + " " + b);
            }
        }
    }

    private static List<BigDecimal> plus(List<BigDecimal> sum, List<BigDecimal> part) {
        List<BigDecimal> next = new ArrayList<>();
        for (int i = 0; i < sum.size(); i++) {
            next.add(
                    new BigDecimal(
                            sum.get(i).add(part.get(i)).stripTrailingZeros().toPlainString()));
        }
        return next;
    }

    /** A moment of November, but not of its last day, so that what follows it is in November. */
    private static Instant moment(Random random) {
        return START.plusSeconds(random.nextInt(28 * 86_400));
    }
}
