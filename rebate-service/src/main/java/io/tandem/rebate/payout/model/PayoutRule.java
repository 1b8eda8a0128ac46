package io.tandem.rebate.payout.model;

import io.tandem.chassis.money.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How payouts of an asset go.
 *
 * @param minimum the least that goes out
 * @param decimals the finest that goes out
 */
public record PayoutRule(BigDecimal minimum, int decimals) {

    public PayoutRule {
        minimum = Decimals.exact(minimum, Decimals.LEDGER_SCALE);
        if (minimum.signum() < 0 || decimals < 0 || decimals > Decimals.LEDGER_SCALE) {
            throw new IllegalArgumentException("must not be below zero");
        }
    }

    /** What goes out of a requested amount: cut off at the payout precision, never rounded up. */
    public BigDecimal payable(BigDecimal requested) {
        return Decimals.exact(
                requested.setScale(decimals, RoundingMode.DOWN), Decimals.LEDGER_SCALE);
    }

    public boolean admits(BigDecimal payable) {
        return payable.signum() > 0 && payable.compareTo(minimum) >= 0;
    }
}
