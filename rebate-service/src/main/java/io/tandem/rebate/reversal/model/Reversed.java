package io.tandem.rebate.reversal.model;

import io.tandem.chassis.money.Decimals;
import java.math.BigDecimal;

/**
 * What has been reversed of a trade up to now.
 *
 * @param fee how much of its fee
 * @param whole whether nothing is left of the trade: it then counts as no activity either
 */
public record Reversed(BigDecimal fee, boolean whole) {

    public static final Reversed NOTHING = new Reversed(BigDecimal.ZERO, false);

    public Reversed {
        fee = Decimals.exact(fee, Extent.Amount.SCALE);
        if (fee.signum() < 0) {
            throw new IllegalArgumentException("a reversed fee is not negative");
        }
    }
}
