package io.tandem.rebate.plan.model;

import java.util.List;

/**
 * A category's tiers from the lowest to the highest. The first is the base tier, which asks for
 * nothing; each further one asks for more than the one before it. Refuses any other order, so that
 * a standing has exactly one tier. Tiers are counted from 1.
 */
public record TierTable(List<Tier> tiers) {

    public TierTable {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a tier table has at least its base tier");
        }
        Tier base = tiers.getFirst();
        if (base.minVolumeUsd().signum() != 0 || base.minActiveTraders() != 0) {
            throw new IllegalArgumentException("the first tier asks for nothing: it is the base");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (!tiers.get(i).isAbove(tiers.get(i - 1))) {
                throw new IllegalArgumentException(
                        "each tier asks for more than the one before it");
            }
        }
    }

    /** The number of the highest tier whose thresholds the standing reaches. */
    public int tierOf(Standing standing) {
        for (int number = tiers.size(); number > 1; number--) {
            if (tier(number).isReachedBy(standing)) {
                return number;
            }
        }
        return 1;
    }

    public Tier tier(int number) {
        return tiers.get(number - 1);
    }
}
