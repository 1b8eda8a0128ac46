package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.plan.model.TierFix;
import io.tandem.rebate.plan.model.TierRules;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Why a trade is rated in its tier.
 *
 * @param figuresOf the closed month that the standing's figures are of; empty when none is closed
 */
public record TierGround(Plan plan, Standing standing, TierFix fix, Optional<YearMonth> figuresOf) {

    /** Whether the terms are those that this leads to. */
    public boolean leadsTo(Terms terms) {
        return terms.planId().equals(plan.id()) && terms.tier() == fix.tier();
    }

    /** In one sentence. */
    public String words() {
        return figures() + rule() + ".";
    }

    private String figures() {
        if (figuresOf.isEmpty() || standing.past().filter(past -> past.months() == 0).isPresent()) {
            return "The partner has no closed month yet, which is worth tier " + fix.reached();
        }
        return "The partner's "
                + figuresOf.get()
                + ", with "
                + Decimals.plain(standing.volumeUsd())
                + " USD by "
                + standing.activeTraders()
                + " active traders, reaches tier "
                + fix.reached();
    }

    private String rule() {
        TierRules rules = plan.rules();
        return switch (fix.rule()) {
            case REACHED -> "";
            case RISES_IN_STEPS ->
                    "; from tier "
                            + held()
                            + " it rises by at most "
                            + rules.maxStepsUp().orElseThrow()
                            + " at a time, to tier "
                            + fix.tier();
            case KEPT_IN_GRACE ->
                    "; it keeps tier "
                            + fix.tier()
                            + " for "
                            + rules.graceMonths()
                            + " months in which it falls short, and this is number "
                            + fix.failedMonths();
            case FALLS_IN_STEPS ->
                    "; from tier "
                            + held()
                            + " it falls by at most "
                            + rules.maxStepsDown().orElseThrow()
                            + " at a time, to tier "
                            + fix.tier();
            case NEWCOMER ->
                    "; in its first "
                            + rules.newcomer().orElseThrow().months()
                            + " months a partner is rated in tier "
                            + fix.tier()
                            + " at least";
        };
    }

    private int held() {
        return standing.past().map(Standing.Past::tier).orElse(fix.reached());
    }
}
