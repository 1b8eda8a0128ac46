package io.tandem.rebate.plan.model;

import java.math.BigDecimal;

/**
 * What a partner's invitees did in one category in a closed month, and with that the tier of the
 * month after it: their volume in US dollars and how many of them traded.
 */
public record Standing(BigDecimal volumeUsd, int activeTraders) {

    /** Of a partner of whom nothing is closed yet: the base tier. */
    public static final Standing NONE = new Standing(BigDecimal.ZERO, 0);

    public Standing {
        if (volumeUsd.signum() < 0 || activeTraders < 0) {
            throw new IllegalArgumentException("a standing is not negative");
        }
    }
}
