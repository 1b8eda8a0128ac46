package io.tandem.rebate.plan.model;

import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;

/** One row of a tier table: who reaches both thresholds earns at the rate. */
public record Tier(BigDecimal minVolumeUsd, int minActiveTraders, Rate rate) {

    public Tier {
        if (minVolumeUsd.signum() < 0 || minActiveTraders < 0) {
            throw new IllegalArgumentException("a tier's thresholds are not negative");
        }
        minVolumeUsd = minVolumeUsd.stripTrailingZeros();
    }

    boolean isReachedBy(Standing standing) {
        return standing.volumeUsd().compareTo(minVolumeUsd) >= 0
                && standing.activeTraders() >= minActiveTraders;
    }

    boolean isAbove(Tier other) {
        int volume = minVolumeUsd.compareTo(other.minVolumeUsd);
        return volume >= 0
                && minActiveTraders >= other.minActiveTraders
                && (volume > 0 || minActiveTraders > other.minActiveTraders);
    }
}
