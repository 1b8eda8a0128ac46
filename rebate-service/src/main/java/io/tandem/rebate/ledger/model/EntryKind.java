package io.tandem.rebate.ledger.model;

/** Why a journal entry was made. */
public enum EntryKind {
    /** Trades were rated. */
    ACCRUAL,
    /** Trades were rated anew: what was stored is taken back and the new rating posted. */
    RESTATEMENT,
    /** Hold days were over. */
    MATURITY,
    /** Partners moved money, as a settlement does. */
    TRANSFER,
    /** Money was frozen, or a hold ended. */
    HOLD,
    /** Money goes out to a partner, or comes back from the way. */
    PAYOUT,
    /** An operator corrected something. */
    ADJUSTMENT,
    /** The exchange's own file was compared: what it says otherwise waits, or was settled. */
    RECONCILIATION;

    /**
     * Whether it may leave an owner with less than nothing: what was earned turned out not to be.
     */
    public boolean mayLeaveDebt() {
        return this == RESTATEMENT;
    }

    /**
     * Whether it may take what is reserved: what freezes or corrects may. A transfer consumes the
     * reservations of its own reference first and keeps the others; a payout keeps all.
     */
    public boolean mayTouchReserved() {
        return switch (this) {
            case RESTATEMENT, HOLD, ADJUSTMENT, RECONCILIATION -> true;
            case ACCRUAL, MATURITY, TRANSFER, PAYOUT -> false;
        };
    }
}
