package io.tandem.rebate.plan.model;

/**
 * The tier that a standing comes to, and why.
 *
 * @param reached the highest tier whose thresholds the figures reach
 * @param earned the tier that the rules let the partner have for it; the next month starts from it
 * @param tier the tier that rates: what was earned, or a newcomer's if that is higher
 * @param failedMonths for how many months on end the partner has fallen short and kept its tier
 */
public record TierFix(int reached, int earned, int tier, int failedMonths, Rule rule) {

    /** What decided. */
    public enum Rule {
        /** The thresholds alone. */
        REACHED,
        /** More was reached, but the plan lets a partner rise by so many tiers at a time. */
        RISES_IN_STEPS,
        /** Less was reached, but not for longer than the plan bears with it. */
        KEPT_IN_GRACE,
        /** Less was reached, but the plan lets a partner fall by so many tiers at a time. */
        FALLS_IN_STEPS,
        /** The plan rates newcomers at this tier at least. */
        NEWCOMER
    }
}
