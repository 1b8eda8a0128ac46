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
    TRANSFER;

    /**
     * Whether it may leave an owner with less than nothing: what was earned turned out not to be.
     */
    public boolean mayLeaveDebt() {
        return this == RESTATEMENT;
    }
}
