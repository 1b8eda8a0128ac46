package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The power to which a contribution weighs: below 1 it favours the small (½, the square root, is in
 * real use), above 1 the large. A multiple of 0.05 above 0 and at most 3: no root is then of a
 * higher degree than 20, worked out in whole numbers and rounded correctly in a fraction of a
 * millisecond.
 *
 * <p>A whole exponent gives the exact power. Any other gives the root to 50 significant digits,
 * rounded half-even.
 */
public record Exponent(BigDecimal value) {

    private static final int DIGITS = 50;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(3);
    private static final BigDecimal STEP = new BigDecimal("0.05");
    private static final int FEW_BITS = 4;

    /** The contribution itself. Stands below the limits, which its making needs. */
    public static final Exponent ONE = new Exponent(BigDecimal.ONE);

    public Exponent {
        if (value.signum() <= 0 || value.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("an exponent is above 0 and at most 3");
        }
        if (value.remainder(STEP).signum() != 0) {
            throw new IllegalArgumentException("an exponent is a multiple of 0.05");
        }
        value = value.stripTrailingZeros();
        value = value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The number to this power. Refuses a negative number. */
    public BigDecimal of(BigDecimal base) {
        if (base.signum() < 0) {
            throw new IllegalArgumentException("only a number that is not negative has all roots");
        }
        if (base.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigInteger denominator = BigInteger.TEN.pow(value.scale());
        BigInteger numerator = value.unscaledValue();
        BigInteger shared = numerator.gcd(denominator);
        BigDecimal power = base.stripTrailingZeros().pow(numerator.divide(shared).intValueExact());
        return root(power, denominator.divide(shared).intValueExact());
    }

    private static BigDecimal root(BigDecimal power, int degree) {
        if (degree == 1) {
            return power;
        }
        // power lies in [10^e, 10^(e+1)), its root in [10^f, 10^(f+1)) with f = ⌊e/degree⌋: moved
        // by this many places it has exactly 50 digits before the point.
        int e = power.precision() - power.scale() - 1;
        int places = DIGITS - 1 - Math.floorDiv(e, degree);
        BigDecimal radicand = power.movePointRight(Math.multiplyExact(places, degree));
        BigInteger floor = floorRoot(radicand.toBigInteger(), degree);
        // Half-even: compared with the middle of this digit and the next, both taken to the power.
        BigInteger middle = floor.shiftLeft(1).add(BigInteger.ONE).pow(degree);
        int aboveHalf =
                radicand.multiply(new BigDecimal(BigInteger.TWO.pow(degree)))
                        .compareTo(new BigDecimal(middle));
        boolean up = aboveHalf > 0 || aboveHalf == 0 && floor.testBit(0);
        return new BigDecimal(up ? floor.add(BigInteger.ONE) : floor, places).stripTrailingZeros();
    }

    /** The largest whole number whose power is not above the radicand, by Newton from above. */
    private static BigInteger floorRoot(BigInteger radicand, int degree) {
        BigInteger n = BigInteger.valueOf(degree);
        BigInteger less = BigInteger.valueOf(degree - 1L);
        BigInteger root = above(radicand, degree);
        while (true) {
            BigInteger next =
                    root.multiply(less).add(radicand.divide(root.pow(degree - 1))).divide(n);
            if (next.compareTo(root) >= 0) {
                return root;
            }
            root = next;
        }
    }

    /** Not below the root, and near it: Newton takes a step or two from here. */
    private static BigInteger above(BigInteger radicand, int degree) {
        int bits = Math.ceilDiv(radicand.bitLength(), degree);
        if (bits <= FEW_BITS) {
            return BigInteger.TWO.pow(bits);
        }
        // The root of the upper half of the digits, and one more for what the lower half adds.
        int lower = bits / 2;
        return floorRoot(radicand.shiftRight(lower * degree), degree)
                .add(BigInteger.ONE)
                .shiftLeft(lower);
    }
}
