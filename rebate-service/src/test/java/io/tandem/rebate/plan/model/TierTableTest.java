package io.tandem.rebate.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTableTest {

    private static final TierTable TABLE =
            new TierTable(
                    List.of(
                            tier("0", 0, "0.2"),
                            tier("1000", 5, "0.3"),
                            tier("1000", 10, "0.35"),
                            tier("50000", 10, "0.4")));

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "999.999999999999999999, 100, 1",
        "1000, 4, 1",
        "1000, 5, 2",
        "1000, 10, 3",
        "50000, 9, 2",
        "50000.00, 10, 4",
        "99999999, 99, 4"
    })
    void findsTheHighestTierWhoseThresholdsAreBothReached(String volume, int traders, int tier) {
        assertEquals(tier, TABLE.tierOf(new Standing(new BigDecimal(volume), traders)));
    }

    @Test
    void refusesTablesInWhichAStandingHasNoTierOrTwo() {
        assertThrows(IllegalArgumentException.class, () -> new TierTable(List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new TierTable(List.of(tier("1", 0, "0.2"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TierTable(List.of(tier("0", 0, "0.2"), tier("0", 0, "0.3"))));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new TierTable(
                                List.of(
                                        tier("0", 0, "0.2"),
                                        tier("100", 5, "0.3"),
                                        tier("200", 4, "0.4"))));
    }

    @Test
    void takesTheLatestPlanOfAMonth() {
        Plan first = plan(1, "2026-01");
        Plan second = plan(2, "2026-03");
        Plan mended = plan(3, "2026-03");
        PlanBook book = new PlanBook(List.of(second, mended, first));

        assertEquals(Optional.empty(), book.inForce("okx", YearMonth.parse("2025-12")));
        assertEquals(Optional.of(first), book.inForce("okx", YearMonth.parse("2026-02")));
        assertEquals(Optional.of(mended), book.inForce("okx", YearMonth.parse("2026-03")));
        assertEquals(Optional.of(mended), book.inForce("okx", YearMonth.parse("2027-01")));
        assertEquals(Optional.empty(), book.inForce("okx-tr", YearMonth.parse("2026-03")));
    }

    @Test
    void endsABindingsEarningTimeToTheInstant() {
        Plan plan = plan(1, "2026-01");
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        assertEquals(false, plan.hasExpired(from, from.plus(Duration.ofDays(30)).minusNanos(1)));
        assertEquals(true, plan.hasExpired(from, from.plus(Duration.ofDays(30))));
    }

    private static Plan plan(int version, String from) {
        return new Plan(
                UUID.randomUUID(),
                "okx",
                version,
                YearMonth.parse(from),
                0,
                Optional.of(Duration.ofDays(30)),
                Map.of(Category.SPOT, TABLE),
                Exclusions.NONE);
    }

    private static Tier tier(String volume, int traders, String rate) {
        return new Tier(new BigDecimal(volume), traders, Rate.of(rate));
    }
}
