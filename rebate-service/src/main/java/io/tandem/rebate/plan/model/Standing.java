package io.tandem.rebate.plan.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a partner's invitees did in one category in a closed month, and with that the tier of the
 * month after it: their volume in US dollars and how many of them traded.
 *
 * @param past what went before, for the rules that look back; empty when only thresholds count
 */
public record Standing(BigDecimal volumeUsd, int activeTraders, Optional<Past> past) {

    /** Of a partner of whom nothing is closed yet: the base tier, and a newcomer. */
    public static final Standing NONE =
            new Standing(BigDecimal.ZERO, 0, Optional.of(new Past(0, 1, 0)));

    /**
     * What a partner had come to by the closed month.
     *
     * @param months how many closed months it has been there for, from its first active one on
     * @param tier the tier that it had earned for the closed month, apart from a newcomer's
     * @param failedMonths for how many months on end it had then fallen short of that
     */
    public record Past(int months, int tier, int failedMonths) {

        public Past {
            if (months < 0 || tier < 1 || failedMonths < 0) {
                throw new IllegalArgumentException("a past has months, a tier and failures");
            }
        }
    }

    public Standing {
        if (volumeUsd.signum() < 0 || activeTraders < 0) {
            throw new IllegalArgumentException("a standing is not negative");
        }
    }

    /** Figures alone. */
    public Standing(BigDecimal volumeUsd, int activeTraders) {
        this(volumeUsd, activeTraders, Optional.empty());
    }

    /**
     * The standing of the month after one that is closed now.
     *
     * @param before the standing that rated the closed month
     * @param volumeUsd what invitees traded in the closed month
     * @param activeTraders how many of them
     * @param fix the closed month's tier; empty when no plan rated the category in it
     */
    public static Standing next(
            Standing before, BigDecimal volumeUsd, int activeTraders, Optional<TierFix> fix) {
        Past past = before.past().or(NONE::past).orElseThrow();
        return new Standing(
                volumeUsd,
                activeTraders,
                Optional.of(
                        new Past(
                                past.months() + 1,
                                fix.map(TierFix::earned).orElse(past.tier()),
                                fix.map(TierFix::failedMonths).orElse(past.failedMonths()))));
    }
}
