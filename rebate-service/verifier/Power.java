import java.math.BigDecimal;
import java.math.BigInteger;

/** xᵉ: exact where e is whole, else to 50 significant digits, half-even. */
final class Power {

    private static final int DIGITS = 50;

    private Power() {}

    static BigDecimal of(BigDecimal x, BigDecimal exponent) {
        if (x.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigInteger numerator = exponent.movePointRight(exponent.scale()).toBigIntegerExact();
        BigInteger denominator = BigInteger.TEN.pow(Math.max(exponent.scale(), 0));
        BigInteger shared = numerator.gcd(denominator);
        BigDecimal power =
                x.stripTrailingZeros().pow(numerator.divide(shared).intValueExact());
        return root(power, denominator.divide(shared).intValueExact());
    }

    private static BigDecimal root(BigDecimal x, int degree) {
        if (degree == 1) {
            return x;
        }
        // So many places move x that its root has 50 digits before the point: 10⁴⁹ ≤ root < 10⁵⁰.
        int magnitude = x.precision() - x.scale() - 1;
        int places = DIGITS - 1 - Math.floorDiv(magnitude, degree);
        BigDecimal moved = x.scaleByPowerOfTen(places * degree);
        BigInteger low = BigInteger.TEN.pow(DIGITS - 1);
        BigInteger high = BigInteger.TEN.pow(DIGITS);
        // low^degree ≤ moved < high^degree, halved until they are neighbours.
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (new BigDecimal(middle.pow(degree)).compareTo(moved) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        BigDecimal half = new BigDecimal(low).add(new BigDecimal("0.5"));
        int above = moved.compareTo(half.pow(degree));
        boolean up = above > 0 || above == 0 && low.testBit(0);
        return new BigDecimal(up ? high : low).scaleByPowerOfTen(-places);
    }
}
