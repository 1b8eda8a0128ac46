package io.tandem.rebate.period.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    private static final Calendar CLOSED_TO_MARCH =
            new Calendar(Map.of("okx", YearMonth.parse("2026-03")));

    @ParameterizedTest
    @CsvSource({
        "2026-01, 2026-04, 2026-01",
        "2026-03, 2026-04, 2026-03",
        "2026-04, 2026-04, 2026-04",
        "2026-06, 2026-06, 2026-04"
    })
    void postsLateAmountsInTheFirstOpenMonthAndRatesByTheLastFixedStanding(
            String month, String posted, String standing) {
        YearMonth traded = YearMonth.parse(month);

        assertEquals(YearMonth.parse(posted), CLOSED_TO_MARCH.postedPeriod("okx", traded));
        assertEquals(
                Optional.of(YearMonth.parse(standing)),
                CLOSED_TO_MARCH.standingPeriod("okx", traded));
        assertEquals(traded, CLOSED_TO_MARCH.postedPeriod("okx-tr", traded));
        assertEquals(Optional.empty(), CLOSED_TO_MARCH.standingPeriod("okx-tr", traded));
    }
}
