package io.tandem.chassis.money;

import java.math.BigDecimal;

/**
 * A fraction from 0 to 1 with at most six decimals, kept as whole parts per million: a rebate rate,
 * a link's share, a pooled share. Refuses finer or larger values instead of rounding them.
 */
public record Rate(int ppm) implements Comparable<Rate> {

    public static final Rate ZERO = new Rate(0);
    public static final Rate ONE = new Rate(1_000_000);

    private static final int SCALE = 6;

    public Rate {
        if (ppm < 0 || ppm > 1_000_000) {
            throw new IllegalArgumentException("a rate lies between 0 and 1");
        }
    }

    public static Rate of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    public static Rate of(BigDecimal fraction) {
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a rate lies between 0 and 1");
        }
        return new Rate(Decimals.exact(fraction, SCALE).movePointRight(SCALE).intValueExact());
    }

    public BigDecimal asDecimal() {
        return Decimals.exact(BigDecimal.valueOf(ppm, SCALE), SCALE);
    }

    /** The exact product: its scale is the amount's plus at most six. */
    public BigDecimal times(BigDecimal amount) {
        return amount.multiply(asDecimal());
    }

    /** What is left of the whole. */
    public Rate complement() {
        return new Rate(ONE.ppm - ppm);
    }

    /**
     * @throws IllegalArgumentException when the sum is above 1
     */
    public Rate plus(Rate other) {
        return new Rate(ppm + other.ppm);
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(ppm, other.ppm);
    }

    @Override
    public String toString() {
        return Decimals.plain(asDecimal());
    }
}
