package io.tandem.rebate.plan.model;

import java.util.Optional;

/**
 * How a partner's tier follows its figures from month to month. A pure function of the plan and of
 * what was fixed when months were closed: never of when or in what order trades came. With {@link
 * #NONE} it is just what the figures reach.
 *
 * @param newcomer a floor for a partner's first months
 * @param maxStepsUp by how many tiers a month may lift a partner; empty is any number
 * @param maxStepsDown by how many tiers a partner falls at a time; empty is to what it reaches
 * @param graceMonths for how many months on end a partner keeps a tier that it falls short of; the
 *     month after these it falls, and if that was only by some steps, the count begins anew
 */
public record TierRules(
        Optional<Newcomer> newcomer,
        Optional<Integer> maxStepsUp,
        Optional<Integer> maxStepsDown,
        int graceMonths) {

    public static final TierRules NONE =
            new TierRules(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** In its first months a partner is rated at this tier at least. */
    public record Newcomer(int months, int tier) {

        public Newcomer {
            if (months < 1 || tier < 1) {
                throw new IllegalArgumentException("a newcomer has months and a tier");
            }
        }

        boolean protects(Standing.Past past) {
            return past.months() < months;
        }
    }

    public TierRules {
        if (graceMonths < 0
                || maxStepsUp.filter(steps -> steps < 1).isPresent()
                || maxStepsDown.filter(steps -> steps < 1).isPresent()) {
            throw new IllegalArgumentException("steps are positive, and grace is not negative");
        }
    }

    /** The tier of the month after the standing's. */
    public TierFix fix(TierTable table, Standing standing) {
        int reached = table.tierOf(standing);
        if (standing.past().isEmpty()) {
            return new TierFix(reached, reached, reached, 0, TierFix.Rule.REACHED);
        }
        Standing.Past past = standing.past().get();
        // A plan may have fewer tiers than the one before it.
        int held = Math.min(past.tier(), table.tiers().size());
        TierFix earned =
                reached < held
                        ? fallen(reached, held, past.failedMonths() + 1)
                        : risen(reached, held);
        return newcomer.filter(rule -> rule.protects(past))
                .map(rule -> Math.min(rule.tier(), table.tiers().size()))
                .filter(floor -> floor > earned.tier())
                .map(floor ->
                        new TierFix(
                                reached,
                                earned.earned(),
                                floor,
                                earned.failedMonths(),
                                TierFix.Rule.NEWCOMER))
                .orElse(earned);
    }

    private TierFix risen(int reached, int held) {
        int most = maxStepsUp.map(steps -> held + steps).orElse(reached);
        int tier = Math.min(reached, most);
        return new TierFix(
                reached,
                tier,
                tier,
                0,
                tier < reached ? TierFix.Rule.RISES_IN_STEPS : TierFix.Rule.REACHED);
    }

    private TierFix fallen(int reached, int held, int failedMonths) {
        if (failedMonths <= graceMonths) {
            return new TierFix(reached, held, held, failedMonths, TierFix.Rule.KEPT_IN_GRACE);
        }
        int least = maxStepsDown.map(steps -> held - steps).orElse(reached);
        int tier = Math.max(reached, least);
        return new TierFix(
                reached,
                tier,
                tier,
                0,
                tier > reached ? TierFix.Rule.FALLS_IN_STEPS : TierFix.Rule.REACHED);
    }
}
