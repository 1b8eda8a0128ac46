package io.tandem.team.ratio.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact ratio in lowest terms, its denominator above zero. Written {@code 3/10}, {@code -1/3},
 * or as a whole number where the denominator is 1.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
        implements Comparable<Fraction> {

    /** So many decimals {@link #decimal} has at most. */
    public static final int DECIMALS = 6;

    public Fraction {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("a fraction's denominator is not zero");
        }
        BigInteger shared = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? shared.negate() : shared;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** The exact quotient of two decimals. Refuses a divisor of zero. */
    public static Fraction of(BigDecimal dividend, BigDecimal divisor) {
        int scale = Math.max(0, Math.max(dividend.scale(), divisor.scale()));
        return new Fraction(
                dividend.movePointRight(scale).toBigIntegerExact(),
                divisor.movePointRight(scale).toBigIntegerExact());
    }

    /** For the eye: rounded half-even to {@link #DECIMALS} decimals. */
    public BigDecimal decimal() {
        BigDecimal rounded =
                new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE)
                ? numerator.toString()
                : numerator + "/" + denominator;
    }
}
