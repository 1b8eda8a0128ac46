package io.tandem.team.ratio.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 3, 1/3, 0.333333",
        "2, 4, 1/2, 0.5",
        "-0.5, 1.5, -1/3, -0.333333",
        "1, -3, -1/3, -0.333333",
        "600, 200, 3, 3",
        "0, 7, 0, 0",
        "1E+3, 0.000000000000000001, 1000000000000000000000, 1000000000000000000000",
        "0.0000005, 1, 1/2000000, 0",
        "0.0000015, 1, 3/2000000, 0.000002",
    })
    void isExactInLowestTermsAndRoundsHalfEvenForTheEye(
            BigDecimal dividend, BigDecimal divisor, String text, BigDecimal decimal) {
        Fraction fraction = Fraction.of(dividend, divisor);

        assertEquals(text, fraction.toString());
        assertEquals(decimal, fraction.decimal());
    }

    @Test
    void comparesWithoutRounding() {
        Fraction third = new Fraction(BigInteger.ONE, BigInteger.valueOf(3));

        assertEquals(1, third.compareTo(Fraction.of(new BigDecimal("0.333333"), BigDecimal.ONE)));
        assertEquals(0, third.compareTo(Fraction.of(BigDecimal.TWO, BigDecimal.valueOf(6))));
    }

    @Test
    void refusesADivisorOfZero() {
        assertThrows(
                IllegalArgumentException.class, () -> Fraction.of(BigDecimal.ONE, BigDecimal.ZERO));
    }
}
