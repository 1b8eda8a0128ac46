package io.tandem.rebate.statement.model;

import io.tandem.rebate.accrual.model.Rater;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.plan.model.Tier;
import io.tandem.rebate.plan.model.TierTable;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.Trade;
import java.util.Optional;

/**
 * What an accrual was made from. The accrual that held when its month was closed is made by the
 * plan and the standing of the trade's month; one that was taken back by then, by the plan and tier
 * that it names, for what was known at its time may have been less.
 *
 * @param reversed what had been reversed of the trade when it was rated so
 * @param held whether it held when the month was closed
 */
public record Inputs(
        Trade trade,
        Reversed reversed,
        Optional<Binding> binding,
        Optional<Standing> standing,
        boolean held) {

    /** The accrual made anew. */
    public Accrued accrue(PlanBook plans, Optional<Terms> named, int sign) {
        Optional<Plan> plan =
                held
                        ? plans.inForce(trade.programme(), trade.period())
                        : named.flatMap(terms -> version(plans, terms));
        Standing reached =
                held
                        ? standing.orElse(Standing.NONE)
                        : named.flatMap(terms -> plan.flatMap(given -> reaching(given, terms)))
                                .orElse(Standing.NONE);
        return Accrued.of(Rater.rate(trade, reversed, binding, plan, reached), binding, sign);
    }

    private static Optional<Plan> version(PlanBook plans, Terms terms) {
        return plans.plans().stream().filter(plan -> plan.id().equals(terms.planId())).findFirst();
    }

    /** A standing that has just the tier; empty when the plan has no such tier. */
    private Optional<Standing> reaching(Plan plan, Terms terms) {
        Optional<TierTable> tiers = plan.tiersOf(trade.category());
        return tiers.filter(table -> terms.tier() >= 1 && terms.tier() <= table.tiers().size())
                .map(table -> {
                    Tier tier = table.tier(terms.tier());
                    return new Standing(tier.minVolumeUsd(), tier.minActiveTraders());
                });
    }
}
