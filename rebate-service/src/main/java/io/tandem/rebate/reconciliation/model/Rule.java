package io.tandem.rebate.reconciliation.model;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a programme's commission files are read.
 *
 * @param asset what their amounts are counted in
 * @param separator when given, a trade's id begins with its order's and this; when not, it is its
 *     order's
 * @param charged the sign that a fee has which the user paid
 * @param tolerance what each part of an order's commission may differ by, for rounding
 * @param amountTolerance the same of volumes; they are not compared when empty
 */
public record Rule(
        Asset asset,
        Optional<String> separator,
        Charged charged,
        BigDecimal tolerance,
        Optional<BigDecimal> amountTolerance) {

    /** The sign of a fee that the user paid. OKX writes it below zero. */
    public enum Charged {
        NEGATIVE,
        POSITIVE
    }

    public Rule {
        if (tolerance.signum() < 0
                || amountTolerance.filter(most -> most.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("must not be below zero");
        }
        if (separator.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    /** A fee as the books have it: above zero when the user paid it. */
    public BigDecimal paid(BigDecimal fee) {
        return charged == Charged.NEGATIVE ? fee.negate() : fee;
    }

    /** Whether orders are found and figures are counted in the same way: then files stay right. */
    public boolean readsLike(Rule other) {
        return asset.equals(other.asset)
                && separator.equals(other.separator)
                && charged == other.charged;
    }
}
