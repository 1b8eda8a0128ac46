package io.tandem.rebate.reconciliation.model;

import java.math.BigDecimal;

/**
 * What one side says of an order: the fee that commission is due on, the volume, the commission.
 */
public record Figures(BigDecimal commissionable, BigDecimal amount, Shares shares) {

    public static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO, Shares.NONE);

    public boolean sameAs(Figures other) {
        return commissionable.compareTo(other.commissionable) == 0
                && amount.compareTo(other.amount) == 0
                && shares.sameAs(other.shares);
    }
}
