package io.tandem.rebate.payout.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutRuleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2, 104146.079, 104146.07, true",
        "1, 2, 1.009, 1, true",
        "1, 2, 0.999, 0.99, false",
        "0, 0, 0.9, 0, false",
        "0, 18, 0.000000000000000001, 0.000000000000000001, true"
    })
    void cutsOffAndThenCompares(
            String minimum, int decimals, String requested, String payable, boolean admitted) {
        PayoutRule rule = new PayoutRule(new BigDecimal(minimum), decimals);

        BigDecimal out = rule.payable(new BigDecimal(requested));

        assertEquals(0, new BigDecimal(payable).compareTo(out));
        assertEquals(admitted, rule.admits(out));
    }

    @Test
    void refusesWhatIsNoRule() {
        assertThrows(IllegalArgumentException.class, () -> new PayoutRule(new BigDecimal("-1"), 2));
        assertThrows(IllegalArgumentException.class, () -> new PayoutRule(BigDecimal.ONE, 19));
    }
}
