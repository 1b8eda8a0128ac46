package io.tandem.team.fault;

import java.util.Locale;

/**
 * Where a saga can be cut. Each stands between two things that do not commit together: a commit
 * here and a call to rebate-service, or the other way round.
 */
public enum SagaStep {
    /** rebate-service has reserved a pooled share; nothing here says so. */
    SETTLEMENT_RESERVED,
    /** In the transaction that stores what a settlement comes to, before its commit. */
    SETTLEMENT_CALCULATING,
    /** That is stored; nobody has been told. */
    SETTLEMENT_CALCULATED,
    /** In the transaction that stores that a settlement is being posted, before its commit. */
    SETTLEMENT_INTENDING,
    /** That is stored; rebate-service knows nothing yet. */
    SETTLEMENT_INTENDED,
    /** What is contested is reserved; no money has moved. */
    SETTLEMENT_GUARDED,
    /** rebate-service has booked it; nothing here says so. */
    SETTLEMENT_TRANSFERRED,
    /** In the transaction that stores that it is booked, before its commit. */
    SETTLEMENT_RECORDING,
    /** It is posted; what was reserved for it is not let go yet. */
    SETTLEMENT_RECORDED,
    /** What was reserved for it is let go; nothing here says so. */
    SETTLEMENT_RESERVATIONS_RELEASED,
    /** In the transaction that marks what a page of earnings concerns, before its commit. */
    RESTATEMENT_MARKING,
    /** In the transaction that stores a restatement, before its commit. */
    RESTATEMENT_CALCULATING,
    /** It is stored, or found needless; from here on it is posted as any settlement. */
    RESTATEMENT_CALCULATED,
    /** In the transaction that stores a dispute, before its commit. */
    DISPUTE_OPENING,
    /** It is stored; nothing is frozen. */
    DISPUTE_OPENED,
    /** rebate-service has frozen a line; nothing here says so. */
    DISPUTE_HELD,
    /** The line's reservation is let go; nothing here says that it is frozen. */
    DISPUTE_UNGUARDED,
    /** A line is frozen, and known to be. */
    DISPUTE_FROZEN,
    /** In the transaction that stores how it was decided, before its commit. */
    DISPUTE_DECIDING,
    /** It is decided; no money has moved. */
    DISPUTE_DECIDED,
    /** rebate-service has ended a line's hold; nothing here says so. */
    DISPUTE_AWARDED,
    /** A line is done with, and known to be. */
    DISPUTE_CLOSED;

    /** Its name in the configuration: {@code settlement-intended}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
