package io.tandem.rebate.feed.model;

/** Why somebody's earnings changed. */
public enum ChangeCause {
    /** Trades came and were rated; late ones too. */
    ACCRUED,
    /** A trade was taken back, whole or in part. */
    REVERSED,
    /** Trades were rated anew: a binding, a plan or a month's tier turned out otherwise. */
    RESTATED,
    /** An operator corrected a balance, or took that back. It is in no contribution. */
    ADJUSTED,
    /** A binding came, moved or was voided: invitees are counted otherwise. No money moved. */
    BOUND
}
