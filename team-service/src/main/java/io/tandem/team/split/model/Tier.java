package io.tandem.team.split.model;

import java.math.BigDecimal;

/**
 * From which amount of a measure on a rate counts. Neither is negative; a rate is a weight, so it
 * may be above 1.
 */
public record Tier(BigDecimal from, BigDecimal rate) {

    public Tier {
        if (from.signum() < 0 || rate.signum() < 0) {
            throw new IllegalArgumentException("a tier's from and rate are not negative");
        }
    }
}
