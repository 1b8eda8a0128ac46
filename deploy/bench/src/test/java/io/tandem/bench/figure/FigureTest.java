package io.tandem.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    private static Figure of(String... values) {
        Samples samples = new Samples();
        for (String value : values) {
            samples.add(new BigDecimal(value));
        }
        return Figure.of("intake", "trades/s", samples);
    }

    @Test
    void dividesTheMedianByTheLimit() {
        Figure figure = of("40", "60", "80").against(new BigDecimal("45"));

        assertEquals(Optional.of(new BigDecimal("1.3333")), figure.ratio());
    }

    @Test
    void hasNoRatioWithoutALimitOrAMeasurement() {
        Figure missing = Figure.missing("growth", "trades/s", "no time");

        assertEquals(Optional.empty(), of("1").ratio());
        assertEquals(Optional.empty(), missing.against(BigDecimal.ONE).ratio());
        assertEquals(Optional.empty(), of("1").against(BigDecimal.ZERO).ratio());
        assertEquals(Optional.empty(), of("1").against(new Samples()).ratio());
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1.0, 100, true",
        "true, 1.0, 99.99, false",
        "true, 1.0, 250, true",
        "false, 1.0, 100, true",
        "false, 1.0, 100.01, false",
        "false, 1.0, 1, true"
    })
    void judgesByItsGoal(boolean atLeast, String goal, String value, boolean met) {
        Goal wanted = atLeast ? Goal.atLeast(goal) : Goal.atMost(goal);

        Figure figure = of(value).against(new BigDecimal("100")).with(wanted);

        assertEquals(Optional.of(met), figure.met());
    }

    @Test
    void passesNoJudgementOnWhatWasNotMeasured() {
        Figure missing = Figure.missing("growth", "trades/s", "no time");

        assertEquals(Optional.empty(), missing.with(Goal.atLeast("0.9")).met());
    }
}
