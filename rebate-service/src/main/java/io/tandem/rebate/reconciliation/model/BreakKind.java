package io.tandem.rebate.reconciliation.model;

/** How file and books disagree about an order. The first that applies is recorded. */
public enum BreakKind {
    /** The file has the order, the books have no trade of it. */
    MISSING_TRADE,
    /** The books accrued on the order, and the file that covers its time has it not. */
    MISSING_IN_FILE,
    /** The books have a trade of it whose fee is in another asset than the file counts in. */
    ASSET_DIFFERS,
    /** The exchange paid, the books accrued nothing for a recorded reason. */
    EXCLUDED,
    /** Commission was due on another fee. */
    FEE_DIFFERS,
    /** On the same fee another commission came. */
    RATE_DIFFERS,
    /** The same commission was divided otherwise. */
    SPLIT_DIFFERS,
    /** The commission agrees and the volume does not: no money, but a tier may hang on it. */
    AMOUNT_DIFFERS,
    /** All agrees, but a trade came after its month was closed: it is in a later month's books. */
    LATE
}
