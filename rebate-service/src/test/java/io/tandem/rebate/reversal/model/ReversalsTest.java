package io.tandem.rebate.reversal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Rate;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReversalsTest {

    private static Reversals of(String fee) {
        return new Reversals(new BigDecimal(fee), List.of());
    }

    private static Extent fraction(String fraction) {
        return new Extent.OfFee(Rate.of(fraction));
    }

    private static Extent amount(String amount) {
        return new Extent.Amount(new BigDecimal(amount));
    }

    @Test
    void fractionsThatAddUpToOneComeToExactlyTheWhole() {
        Reversals halves =
                of("0.000000000003").and(fraction("0.5")).orElseThrow().and(fraction("0.5")).get();

        assertEquals(new Reversed(new BigDecimal("0.000000000003"), true), halves.reversed());
        assertEquals(0, halves.left().signum());
    }

    @Test
    void cutsOffWhatIsFinerThanAFee() {
        Reversals half = of("0.000000000003").and(fraction("0.5")).orElseThrow();

        assertEquals(new BigDecimal("0.000000000001"), half.reversed().fee());
        assertEquals(new BigDecimal("0.000000000002"), half.left());
    }

    @Test
    void neverTakesMoreThanThereIs() {
        Reversals most = of("10").and(fraction("0.75")).orElseThrow();

        assertEquals(Optional.empty(), most.and(fraction("0.250001")));
        assertEquals(Optional.empty(), most.and(amount("2.500000000001")));
        Reversals all = most.and(amount("2.5")).orElseThrow();
        assertTrue(all.reversed().whole());
        assertEquals(Optional.empty(), all.and(new Extent.Whole()));
    }

    @Test
    void ofATradeWithoutAFeeOnlyTheWholeCanBeReversed() {
        assertEquals(Optional.empty(), of("-3").and(amount("1")));

        Reversed reversed = of("-3").and(new Extent.Whole()).orElseThrow().reversed();

        assertEquals(new Reversed(BigDecimal.ZERO, true), reversed);
    }

    @Test
    void refusesAnExtentOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> fraction("0"));
        assertThrows(IllegalArgumentException.class, () -> amount("0"));
        assertThrows(IllegalArgumentException.class, () -> amount("-1"));
        assertThrows(IllegalArgumentException.class, () -> amount("0.0000000000001"));
    }

    @Test
    void comesToTheSameInAnyOrder() {
        Seeds.forAll(
                300,
                random -> {
                    BigDecimal fee = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 12);
                    List<Extent> extents = extents(random, fee);
                    Reversals one = new Reversals(fee, extents);
                    Collections.shuffle(extents, random);
                    Reversals other = new Reversals(fee, extents);

                    assertEquals(one.reversed(), other.reversed());
                    assertEquals(
                            0,
                            one.left().add(one.reversed().fee()).compareTo(fee),
                            "left and reversed are the fee");
                });
    }

    private static List<Extent> extents(Random random, BigDecimal fee) {
        List<Extent> extents = new ArrayList<>();
        Reversals sum = new Reversals(fee, extents);
        for (int i = 0; i < 6; i++) {
            Extent extent =
                    random.nextBoolean()
                            ? new Extent.OfFee(new Rate(1 + random.nextInt(400_000)))
                            : new Extent.Amount(
                                    BigDecimal.valueOf(1 + random.nextInt(100_000), 12));
            Optional<Reversals> more = sum.and(extent);
            if (more.isPresent()) {
                extents.add(extent);
                sum = more.get();
            }
        }
        return extents;
    }
}
