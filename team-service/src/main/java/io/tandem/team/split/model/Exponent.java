package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The power to which a contribution weighs: below 1 it favours the small (½, the square root, is in
 * real use), above 1 the large. A decimal above 0 and at most 3, with at most two decimals: with
 * those, each root is worked out in whole numbers and rounded correctly.
 *
 * <p>A whole exponent gives the exact power. Any other gives the root to 50 significant digits,
 * rounded half-even.
 */
public record Exponent(BigDecimal value) {

    private static final int DIGITS = 50;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(3);
    private static final int MAX_SCALE = 2;

    /** The contribution itself. Stands below the limits, which its making needs. */
    public static final Exponent ONE = new Exponent(BigDecimal.ONE);

    public Exponent {
        if (value.signum() <= 0 || value.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("an exponent is above 0 and at most 3");
        }
        value = value.stripTrailingZeros();
        if (value.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("an exponent has at most two decimals");
        }
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
        BigInteger root = BigInteger.TWO.pow(Math.ceilDiv(radicand.bitLength(), degree));
        while (true) {
            BigInteger next =
                    root.multiply(less).add(radicand.divide(root.pow(degree - 1))).divide(n);
            if (next.compareTo(root) >= 0) {
                return root;
            }
            root = next;
        }
    }
}
