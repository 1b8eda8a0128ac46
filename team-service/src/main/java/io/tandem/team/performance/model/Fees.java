package io.tandem.team.performance.model;

import java.math.BigDecimal;

/** The trades behind an asset's rebates, and their commissionable fees in that asset. */
public record Fees(long trades, BigDecimal amount) {

    /** Of both together. */
    public Fees plus(Fees other) {
        return new Fees(Math.addExact(trades, other.trades), amount.add(other.amount));
    }
}
