package io.tandem.team.simulation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tandem.team.ratio.model.Fraction;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiniTest {

    @ParameterizedTest
    @CsvSource({
        "5, 0",
        "7 7 7, 0",
        "0 0 9, 2/3",
        "400 500, 1/18",
        "1 2 3 4, 1/4",
        "0.5 1.5, 1/4",
    })
    void tellsHowUnequalAmountsAre(String amounts, String gini) {
        assertEquals(Optional.of(gini), Gini.of(decimals(amounts)).map(Fraction::toString));
    }

    @ParameterizedTest
    @CsvSource({"0 0", "-1 5", "-3"})
    void meansNothingOfDebtsAndOfNothing(String amounts) {
        assertEquals(Optional.empty(), Gini.of(decimals(amounts)));
    }

    @Test
    void isTheMeanDifferenceInAnyOrderAndOfAnyUnit() {
        Seeds.forAll(
                200,
                random -> {
                    List<BigDecimal> amounts = new ArrayList<>(List.of(BigDecimal.ONE));
                    for (int i = random.nextInt(12); i > 0; i--) {
                        amounts.add(BigDecimal.valueOf(random.nextInt(1_000_000), 3));
                    }
                    BigDecimal differences = BigDecimal.ZERO;
                    BigDecimal sum = BigDecimal.ZERO;
                    for (BigDecimal one : amounts) {
                        sum = sum.add(one);
                        for (BigDecimal other : amounts) {
                            differences = differences.add(one.subtract(other).abs());
                        }
                    }
                    Fraction expected =
                            Fraction.of(
                                    differences,
                                    sum.multiply(BigDecimal.valueOf(2L * amounts.size())));
                    Collections.shuffle(amounts, random);

                    Optional<Fraction> gini = Gini.of(amounts);

                    assertEquals(Optional.of(expected), gini);
                    assertEquals(
                            gini,
                            Gini.of(amounts.stream().map(each -> each.movePointRight(5)).toList()));
                });
    }

    private static List<BigDecimal> decimals(String amounts) {
        return Arrays.stream(amounts.split(" ")).map(BigDecimal::new).toList();
    }
}
