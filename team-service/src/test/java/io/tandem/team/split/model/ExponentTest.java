package io.tandem.team.split.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentTest {

    private static final MathContext FIFTY = new MathContext(50, RoundingMode.HALF_EVEN);

    @ParameterizedTest
    @CsvSource({
        "2,   0.5,  1.4142135623730950488016887242096980785696718753769",
        "9,   0.5,  3",
        "0,   0.5,  0",
        "1,   0.35, 1",
        "8,   1,    8",
        "1.5, 2,    2.25",
        "4,   1.5,  8",
        "10,  0.25, 1.7782794100389228012254211951926848447357905264023",
        "0.000000000000000001, 0.5, 0.000000001"
    })
    void raisesToPowers(BigDecimal base, BigDecimal exponent, BigDecimal power) {
        BigDecimal raised = new Exponent(exponent).of(base);

        assertEquals(0, power.compareTo(raised), () -> "was " + raised.toPlainString());
    }

    @Test
    void agreesWithThePlatformsSquareRoot() {
        Exponent half = new Exponent(new BigDecimal("0.5"));
        Seeds.forAll(
                500,
                random -> {
                    BigDecimal base =
                            new BigDecimal(
                                    new BigInteger(1 + random.nextInt(200), random),
                                    random.nextInt(40));

                    assertEquals(0, base.sqrt(FIFTY).compareTo(half.of(base)));
                });
    }

    @Test
    void roundsEveryRootToTheNearestFiftiethDigit() {
        Seeds.forAll(
                100,
                random -> {
                    int hundredths = 5 * (1 + random.nextInt(60));
                    BigDecimal base =
                            new BigDecimal(
                                    new BigInteger(1 + random.nextInt(90), random)
                                            .add(BigInteger.ONE),
                                    random.nextInt(19));

                    BigDecimal root = new Exponent(BigDecimal.valueOf(hundredths, 2)).of(base);

                    BigDecimal exact = base.pow(hundredths);
                    BigDecimal half =
                            BigDecimal.ONE
                                    .movePointLeft(50 - root.precision() + root.scale())
                                    .divide(BigDecimal.TWO);
                    // x^(h/100) lies within half a unit of the fiftieth digit around the root.
                    if (hundredths % 100 == 0) {
                        assertEquals(0, base.pow(hundredths / 100).compareTo(root));
                    } else {
                        assertTrue(root.subtract(half).pow(100).compareTo(exact) <= 0);
                        assertTrue(root.add(half).pow(100).compareTo(exact) >= 0);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3.05", "0.125", "0.33", "2.99", "100"})
    void refusesExponentsWhoseRootsItCannotRound(String exponent) {
        BigDecimal value = new BigDecimal(exponent);

        assertThrows(IllegalArgumentException.class, () -> new Exponent(value));
    }

    @Test
    void refusesNegativeBases() {
        BigDecimal negative = BigDecimal.ONE.negate();

        assertThrows(IllegalArgumentException.class, () -> Exponent.ONE.of(negative));
    }
}
