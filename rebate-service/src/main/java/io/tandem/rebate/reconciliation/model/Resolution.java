package io.tandem.rebate.reconciliation.model;

/** How a break ends by an operator's decision. */
public enum Resolution {
    /** The file is right: partners and invitees get, or give back, the difference. */
    ACCEPT_THEIRS,
    /** The books are right: what waits goes back, and the exchange is to correct its file. */
    ACCEPT_OURS,
    /** Nobody will find out: the programme bears or keeps the difference, and it shows as that. */
    WRITE_OFF
}
