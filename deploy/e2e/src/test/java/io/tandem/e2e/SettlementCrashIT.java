package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Quarrel;
import io.tandem.local.http.Json;
import io.tandem.local.http.Refused;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A month is settled and disputed from end to end while a service is killed at one step of it; then
 * the same is asked again. Each month has the same trades, so that every one of them has to leave
 * what an undisturbed one leaves, posting by posting. By default at the steps that hurt most; at
 * every step with {@code -De2e.saga=all}.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementCrashIT {

    /** The steps that team-service names (SagaStep), in their order. */
    private static final List<String> TEAM_STEPS =
            List.of(
                    "settlement-intending",
                    "settlement-intended",
                    "settlement-guarded",
                    "settlement-transferred",
                    "settlement-recording",
                    "settlement-recorded",
                    "settlement-reservations-released",
                    "dispute-opening",
                    "dispute-opened",
                    "dispute-held",
                    "dispute-unguarded",
                    "dispute-frozen",
                    "dispute-deciding",
                    "dispute-decided",
                    "dispute-awarded",
                    "dispute-closed");

    /** The steps that rebate-service names (BookingStep). */
    private static final List<String> REBATE_STEPS =
            List.of(
                    "reservation-putting",
                    "reservation-put",
                    "transfer-posting",
                    "transfer-posted",
                    "reservation-releasing",
                    "reservation-released",
                    "hold-posting",
                    "hold-posted",
                    "hold-ending",
                    "hold-ended");

    private static final List<String> TEAM_BY_DEFAULT =
            List.of("settlement-transferred", "dispute-held", "dispute-awarded");
    private static final List<String> REBATE_BY_DEFAULT = List.of("transfer-posted", "hold-ending");

    /** Schedules that do not make a test wait. */
    private static final Map<String, String> EAGER =
            Map.of(
                    "TANDEM_SETTLEMENT_RESUME_EVERY", "1s",
                    "TANDEM_SETTLEMENT_RESERVE_EVERY", "1s",
                    "TANDEM_DISPUTE_ADVANCE_EVERY", "1s");

    private static final String HURRY_LINES =
            """
            update dispute_line l set attempt_after = now() from dispute d
            where d.id = l.dispute_id and d.team_id = ? and l.attempt_after > now()
            """;
    private static final String HURRY_POOLS =
            """
            update pool set due_at = now()
            where team_id = ? and period = ? and not closed and due_at > now()
            """;

    private static final int AS_KILLED = 137;
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final YearMonth FIRST = YearMonth.of(2023, 1);

    private final Suite suite;
    private final List<String> teamSteps;
    private final List<String> rebateSteps;
    private final SmallTeam small;
    private YearMonth next = FIRST;

    SettlementCrashIT(Suite suite) {
        boolean all = System.getProperty("e2e.saga", "").equals("all");
        this.suite = suite;
        this.teamSteps = all ? TEAM_STEPS : TEAM_BY_DEFAULT;
        this.rebateSteps = all ? REBATE_STEPS : REBATE_BY_DEFAULT;
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i <= teamSteps.size() + rebateSteps.size(); i++) {
            months.add(FIRST.plusMonths(i));
        }
        this.small =
                new SmallTeam(
                        suite,
                        "saga",
                        Json.object(
                                "openDays",
                                30,
                                "negotiationDays",
                                0,
                                "ruling",
                                "ARBITER",
                                "rulingDays",
                                7,
                                "defaultAward",
                                "NONE"),
                        months);
    }

    @BeforeAll
    void beEager() {
        suite.kill(ServiceName.TEAM);
        suite.restart(ServiceName.TEAM, EAGER);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyMonthLeavesWhatAnUndisturbedOneLeaves() {
        Month undisturbed = new Month(next);
        undisturbed.play();
        Map<String, Integer> expected = undisturbed.left();
        assertEquals(expectedPostings(), expected.values().stream().mapToInt(n -> n).sum());
        long began = System.nanoTime();
        for (String step : teamSteps) {
            assertEquals(expected, disturbed(ServiceName.TEAM, step), step);
        }
        for (String step : rebateSteps) {
            assertEquals(expected, disturbed(ServiceName.REBATE, step), step);
        }
        System.err.printf(
                "Settled %d months, team-service killed at %d steps, rebate-service at %d: %d s%n",
                teamSteps.size() + rebateSteps.size(),
                teamSteps.size(),
                rebateSteps.size(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertTrue(small.books.integrity().path("balanced").booleanValue());
        assertAllMonthsTogether();
    }

    /** Four legs of a transfer, two sides each; a hold and its end, of one line. */
    private static int expectedPostings() {
        return 4 * 2 + 2 + 2 + 2;
    }

    private Map<String, Integer> disturbed(ServiceName service, String step) {
        next = next.plusMonths(1);
        Month month = new Month(next);
        suite.kill(service);
        suite.restart(service, environment(service, step));
        try {
            month.play();
        } catch (Refused | UncheckedIOException | Interrupted died) {
            // What was to be: somebody was asked who is not there any more.
        }
        assertEquals(AS_KILLED, suite.awaitDeath(service, DEATH_LIMIT), step);
        suite.restart(service, environment(service, ""));
        month.play();
        return month.left();
    }

    private static Map<String, String> environment(ServiceName service, String step) {
        Map<String, String> environment =
                new TreeMap<>(service == ServiceName.TEAM ? EAGER : Map.of());
        if (!step.isEmpty()) {
            environment.put("TANDEM_FAULT_HALT_AT", step);
        }
        return environment;
    }

    private void assertAllMonthsTogether() {
        BigDecimal months = BigDecimal.valueOf(1L + teamSteps.size() + rebateSteps.size());
        Map<UUID, BigDecimal> expected =
                Map.of(
                        small.members.get(0), plain("19.5", months),
                        small.members.get(1), plain("10.5", months),
                        small.members.get(2), plain("6", months));
        assertEquals(expected, small.sums(SmallTeam.USDT));
    }

    private static BigDecimal plain(String amount, BigDecimal months) {
        return new BigDecimal(amount).multiply(months).stripTrailingZeros();
    }

    /** Nobody comes any more who could be waited for. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One month's settlement and dispute, said again as often as it takes. */
    private final class Month {

        private final YearMonth period;
        private UUID settlement;
        private UUID dispute;

        Month(YearMonth period) {
            this.period = period;
        }

        /**
         * Settled; contested before it is posted, so that the posting has something to guard;
         * posted; frozen; ruled upon; and nothing reserved any more.
         */
        void play() {
            settlement = id(small.work.settle(small.team, period));
            Quarrel quarrel = new Quarrel(small.callers, "saga/" + period, settlement);
            UUID claimant = small.members.get(1);
            dispute =
                    id(
                            quarrel.open(
                                    claimant,
                                    "Two of those are mine.",
                                    List.of(
                                            new Quarrel.Claim(
                                                    small.members.get(0),
                                                    SmallTeam.USDT,
                                                    new BigDecimal("2")))));
            small.work.post(Json.object("id", settlement));
            await(this::present, found -> found.path("state").asText().equals("POSTED"));
            await(
                    () -> quarrel.as(claimant, dispute),
                    found -> List.of("FROZEN", "ENDED").contains(line(found)));
            quarrel.rule(small.arbiter, dispute, List.of(new BigDecimal("1.5")));
            await(() -> quarrel.as(claimant, dispute), found -> line(found).equals("ENDED"));
            await(this::reservations, found -> openOf(found).isEmpty());
        }

        private JsonNode present() {
            return small.work.lead().get("/v1/settlements/" + settlement);
        }

        private JsonNode reservations() {
            List<JsonNode> all = new ArrayList<>();
            small.members.forEach(member ->
                    all.addAll(
                            small.books
                                    .as(member)
                                    .all("/v1/partners/" + member + "/reservations")));
            return Json.array(all);
        }

        private List<JsonNode> openOf(JsonNode reservations) {
            return Json.items(reservations).stream()
                    .filter(each -> concerns(each.path("reference").asText()))
                    .filter(each -> each.path("state").asText().equals("OPEN"))
                    .filter(each ->
                            Json.decimal(each.path("amount"))
                                            .compareTo(Json.decimal(each.path("consumed")))
                                    != 0)
                    .toList();
        }

        private boolean concerns(String reference) {
            return reference.equals("settlement-" + small.team + "-" + period)
                    || reference.startsWith("dispute-" + dispute + "-");
        }

        /** The postings of this month's references, without ids and moments. */
        Map<String, Integer> left() {
            Map<String, Integer> postings = new TreeMap<>();
            for (int number = 0; number < small.members.size(); number++) {
                UUID member = small.members.get(number);
                for (JsonNode posting :
                        small.books.as(member).all("/v1/partners/" + member + "/postings")) {
                    if (concerns(posting.path("reference").asText())) {
                        postings.merge(
                                "member %d %s %s %s %s"
                                        .formatted(
                                                number,
                                                posting.path("kind").asText(),
                                                posting.path("account").asText(),
                                                posting.path("amount").asText(),
                                                posting.path("asset").asText()),
                                1,
                                Integer::sum);
                    }
                }
            }
            return postings;
        }
    }

    private static String line(JsonNode dispute) {
        return dispute.path("lines").path(0).path("state").asText();
    }

    private static UUID id(JsonNode answer) {
        return UUID.fromString(answer.path("id").textValue());
    }

    /** Looks until it is so, has what is put off done now, and gives up when somebody is dead. */
    private void await(Supplier<JsonNode> look, Predicate<JsonNode> is) {
        long end = System.nanoTime() + LIMIT.toNanos();
        JsonNode seen = look.get();
        while (!is.test(seen)) {
            if (!suite.isAlive(ServiceName.TEAM) || !suite.isAlive(ServiceName.REBATE)) {
                throw new Interrupted();
            }
            assertTrue(System.nanoTime() < end, "this is all that became of it: " + seen);
            hurry();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            seen = look.get();
        }
    }

    /** An attempt that was cut short is made again after half a minute or more: make that now. */
    private void hurry() {
        try (Connection connection = suite.connect(ServiceName.TEAM);
                PreparedStatement lines = connection.prepareStatement(HURRY_LINES);
                PreparedStatement pools = connection.prepareStatement(HURRY_POOLS)) {
            lines.setObject(1, small.team);
            lines.executeUpdate();
            pools.setObject(1, small.team);
            pools.setString(2, next.toString());
            pools.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
