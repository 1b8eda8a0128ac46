package io.tandem.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, 5",
        "3 1 2, 2, 1, 3",
        "4 1 3 2, 2.5, 1, 4",
        "7 7 1 100, 7, 1, 100",
        "0.001 0.002, 0.0015, 0.001, 0.002"
    })
    void takesTheMiddleWhateverTheOrder(String values, String median, String min, String max) {
        Samples samples = new Samples();
        for (String value : values.split(" ")) {
            samples.add(new BigDecimal(value));
        }

        assertEquals(new BigDecimal(median), samples.median());
        assertEquals(new BigDecimal(min), samples.min());
        assertEquals(new BigDecimal(max), samples.max());
    }

    @Test
    void refusesToTellOfNothing() {
        assertThrows(IllegalStateException.class, () -> new Samples().median());
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1000000000, 500.000",
        "1, 3000000000, 0.333",
        "123456789, 2000000000, 61728394.500"
    })
    void countsBySecond(long count, long nanos, String rate) {
        assertEquals(new BigDecimal(rate), Samples.rate(count, nanos));
    }

    @ParameterizedTest
    @CsvSource({"1500000, 1000000, 1.500", "999, 1000, 0.999", "2, 3, 0.667"})
    void scalesNanoseconds(long nanos, long unit, String scaled) {
        assertEquals(new BigDecimal(scaled), Samples.scaled(nanos, unit));
    }
}
