package io.tandem.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTableTest {

    @Test
    void alignsNumbersToTheRightAndSaysWhatIsMissed() {
        Figure intake =
                Figure.of("intake.ndjson", "trades/s", Samples.of(new BigDecimal("41234.567")))
                        .against(new BigDecimal("45000"))
                        .with(Goal.atLeast("1.0"))
                        .noting("1 connection");
        Figure start = Figure.of("start.jvm", "s", Samples.of(new BigDecimal("3.456")));
        Figure missing = Figure.missing("growth.1e7", "trades/s", "no time");

        String table = FigureTable.text(List.of(intake, start, missing));

        assertEquals(
                """
                figure         unit      median     min     max   limit  ratio  goal
                intake.ndjson  trades/s  41,235  41,235  41,235  45,000  ×0.91  ≥ 1.0 MISSED  1 connection
                start.jvm      s           3.46    3.46    3.46
                growth.1e7     trades/s       –       –       –                               no time
                """,
                table);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1234, 0.12",
        "99.994, 99.99",
        "123.45, 123.4",
        "1000, '1,000'",
        "1234567.8, '1,234,568'"
    })
    void showsAsManyDigitsAsCanBeUsed(String value, String shown) {
        assertEquals(shown, FigureTable.number(new BigDecimal(value)));
    }
}
