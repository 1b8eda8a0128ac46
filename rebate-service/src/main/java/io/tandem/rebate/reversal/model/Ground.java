package io.tandem.rebate.reversal.model;

/** Why a trade is reversed. */
public enum Ground {
    /** The trade, or the user, was not what it seemed. */
    FRAUD,
    /** The exchange broke the trade. */
    BUST,
    /** The fee was claimed back. */
    CHARGEBACK
}
