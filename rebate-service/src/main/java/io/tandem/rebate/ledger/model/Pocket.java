package io.tandem.rebate.ledger.model;

import java.util.Locale;

/** The four places where a partner's money can be. */
public enum Pocket {
    /** Earned, and held back until its hold days are over. */
    PENDING,
    /** The partner's to move. */
    AVAILABLE,
    /** Frozen, by a dispute for instance. */
    HELD,
    /** Gone out to the partner. */
    PAID;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
