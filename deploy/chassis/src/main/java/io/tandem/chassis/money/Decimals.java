package io.tandem.chassis.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Exact decimals as the ledger keeps them: at most 18 decimals and 20 integer digits, the {@code
 * numeric(38,18)} of the database. Nothing here rounds unless its name says so.
 */
public final class Decimals {

    /** The ledger's scale: an amount is a whole number of 10⁻¹⁸. */
    public static final int LEDGER_SCALE = 18;

    private static final int INTEGER_DIGITS = 20;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(INTEGER_DIGITS);

    private Decimals() {}

    /**
     * The same number without trailing zeros.
     *
     * @throws IllegalArgumentException when it has more than {@code maxScale} decimals or 10²⁰ or
     *     more in absolute value
     */
    public static BigDecimal exact(BigDecimal value, int maxScale) {
        if (value.precision() - (long) value.scale() > INTEGER_DIGITS
                && value.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException(
                    "must have at most " + INTEGER_DIGITS + " digits before the point");
        }
        BigDecimal stripped = stripped(value);
        if (stripped.scale() > maxScale) {
            throw new IllegalArgumentException("must have at most " + maxScale + " decimals");
        }
        return stripped;
    }

    /** What is left at the ledger's scale when everything finer is cut off, toward zero. */
    public static BigDecimal truncated(BigDecimal value) {
        return stripped(value.setScale(LEDGER_SCALE, RoundingMode.DOWN));
    }

    /**
     * The number of 10⁻¹⁸ in an amount.
     *
     * @throws IllegalArgumentException when that is no whole number
     */
    public static BigInteger units(BigDecimal amount) {
        return exact(amount, LEDGER_SCALE).movePointRight(LEDGER_SCALE).toBigIntegerExact();
    }

    /** The amount of that many 10⁻¹⁸. */
    public static BigDecimal ofUnits(BigInteger units) {
        return stripped(new BigDecimal(units, LEDGER_SCALE));
    }

    /** The one spelling of a decimal on the wire: no exponent, no trailing zeros. */
    public static String plain(BigDecimal value) {
        return stripped(value).toPlainString();
    }

    private static BigDecimal stripped(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
