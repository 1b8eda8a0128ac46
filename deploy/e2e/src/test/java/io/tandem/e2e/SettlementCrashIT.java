package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.SuiteFailure;
import io.tandem.local.http.Json;
import io.tandem.local.http.Refused;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Months are settled, disputed and restated from end to end while a service is killed at a step of
 * that; then it is started again and the same is asked again. Each month has the same trades, so
 * every one of them has to leave the same postings, which are worked out here by hand.
 *
 * <p>By default a month for each service, which dies in it again and again, at the steps that hurt
 * most; with {@code -De2e.saga=all} one more month for each step there is.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementCrashIT {

    /** In the order in which a month comes to them. */
    private static final Map<ServiceName, List<String>> THAT_HURT_MOST =
            Map.of(
                    ServiceName.TEAM,
                    List.of(
                            "settlement-intended",
                            "settlement-transferred",
                            "dispute-held",
                            "dispute-awarded",
                            "restatement-calculating"),
                    ServiceName.REBATE,
                    List.of("reservation-put", "transfer-posted", "hold-ended"));

    private static final Map<ServiceName, String> ENUMS =
            Map.of(
                    ServiceName.TEAM, "io.tandem.team.fault.SagaStep",
                    ServiceName.REBATE, "io.tandem.rebate.fault.BookingStep");

    /**
     * Schedules that do not make a test wait. Not for other stories: whoever asks every second for
     * a neighbour that is being killed leaves it alone for a while afterwards.
     */
    private static final Map<String, String> EAGER =
            Map.of(
                    "TANDEM_SETTLEMENT_RESUME_EVERY", "1s",
                    "TANDEM_SETTLEMENT_RESERVE_EVERY", "1s",
                    "TANDEM_SETTLEMENT_RESTATE_EVERY", "1s",
                    "TANDEM_DISPUTE_ADVANCE_EVERY", "1s");

    private static final int AS_KILLED = 137;
    private static final int NOT_NOW = 503;
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(90);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final YearMonth FIRST = YearMonth.of(2022, 1);

    private final Suite suite;
    private final SmallTeam small;
    private YearMonth next = FIRST;
    private int months;

    SettlementCrashIT(Suite suite) {
        this.suite = suite;
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
                        List.of(FIRST));
    }

    @BeforeAll
    void beEager() {
        suite.kill(ServiceName.TEAM);
        suite.restart(ServiceName.TEAM, EAGER);
    }

    @AfterAll
    void beOrdinary() {
        suite.kill(ServiceName.TEAM);
        suite.restart(ServiceName.TEAM);
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void everyMonthLeavesWhatAnUndisturbedOneLeaves() {
        long began = System.nanoTime();
        complete(month());
        for (ServiceName service : ENUMS.keySet().stream().sorted().toList()) {
            disturb(service, THAT_HURT_MOST.get(service));
        }
        if (System.getProperty("e2e.saga", "").equals("all")) {
            for (ServiceName service : ENUMS.keySet().stream().sorted().toList()) {
                Steps.of(service, ENUMS.get(service))
                        .forEach(step -> disturb(service, List.of(step)));
            }
        }
        assertAllMonthsTogether();
        System.err.printf(
                "SettlementCrashIT: %d months in %d s%n",
                months, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    private SagaMonth month() {
        SagaMonth month = new SagaMonth(suite, small, next);
        next = next.plusMonths(1);
        months++;
        return month;
    }

    /** The service dies at each of the steps in turn, and the month is completed all the same. */
    private void disturb(ServiceName service, List<String> steps) {
        long began = System.nanoTime();
        SagaMonth month = month();
        try {
            for (String step : steps) {
                arm(service, step);
                playUntilDeath(month, service, step);
            }
        } finally {
            suite.kill(service);
            suite.restart(service, environment(service));
        }
        complete(month);
        System.err.printf(
                "SettlementCrashIT: %s killed at %s, %d s%n",
                service.module(), steps, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /** Something that is put off may come to the step as soon as the service has started. */
    private void arm(ServiceName service, String step) {
        suite.kill(service);
        try {
            Map<String, String> environment = new TreeMap<>(environment(service));
            environment.put("TANDEM_FAULT_HALT_AT", step);
            suite.restart(service, environment);
        } catch (SuiteFailure failure) {
            if (suite.isAlive(service)) {
                throw failure;
            }
        }
    }

    private static Map<String, String> environment(ServiceName service) {
        return service == ServiceName.TEAM ? EAGER : Map.of();
    }

    private void playUntilDeath(SagaMonth month, ServiceName service, String step) {
        long end = System.nanoTime() + DEATH_LIMIT.toNanos();
        while (suite.isAlive(service)) {
            assertTrue(System.nanoTime() < end, () -> service + " comes to no end at " + step);
            if (attempt(month)) {
                // The step may lie behind what is seen of it from outside.
                suite.awaitDeath(service, LAST_BREATH);
            }
        }
        assertEquals(AS_KILLED, suite.awaitDeath(service, LAST_BREATH), step);
    }

    private void complete(SagaMonth month) {
        long end = System.nanoTime() + DEATH_LIMIT.toNanos();
        while (!attempt(month)) {
            assertTrue(System.nanoTime() < end, () -> "never complete: " + month);
        }
        month.assertComplete();
        assertTrue(attempt(month), "said once more");
        month.assertComplete();
    }

    /**
     * Plays it as far as it goes. Nobody may be there to answer, or say that now is not the time:
     * that is no refusal, and is asked again.
     */
    private boolean attempt(SagaMonth month) {
        try {
            month.play();
            return true;
        } catch (UncheckedIOException | SagaMonth.Left cut) {
            LockSupport.parkNanos(PAUSE.toNanos());
            return false;
        } catch (Refused refused) {
            if (refused.reply().status() != NOT_NOW) {
                fail(month.toString(), refused);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            return false;
        }
    }

    private void assertAllMonthsTogether() {
        BigDecimal all = BigDecimal.valueOf(months);
        Map<UUID, BigDecimal> expected =
                Map.of(
                        small.members.get(0), times("18.5", all),
                        small.members.get(1), times("6.5", all),
                        small.members.get(2), times("5", all));
        assertEquals(expected, small.sums(SmallTeam.USDT));
    }

    private static BigDecimal times(String amount, BigDecimal months) {
        return SmallTeam.plain(new BigDecimal(amount).multiply(months));
    }
}
