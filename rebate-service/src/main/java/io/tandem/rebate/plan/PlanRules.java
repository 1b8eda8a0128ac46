package io.tandem.rebate.plan;

import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.TierRules;
import io.tandem.rebate.plan.model.TierTable;
import java.util.Map;
import java.util.Optional;

/** Reads the rules of a plan that is to be published. */
final class PlanRules {

    private PlanRules() {}

    static TierRules of(PublishPlan command, Map<Category, TierTable> tiers) {
        PublishPlan.DemotionTerms demotion = command.demotion();
        Integer grace = demotion == null ? null : demotion.graceMonths();
        return new TierRules(
                Optional.ofNullable(command.newcomer()).map(terms -> newcomer(terms, tiers)),
                Optional.ofNullable(command.promotion())
                        .map(PublishPlan.PromotionTerms::maxStepsUp),
                Optional.ofNullable(demotion).map(PublishPlan.DemotionTerms::maxStepsDown),
                grace == null ? 0 : grace);
    }

    private static TierRules.Newcomer newcomer(
            PublishPlan.NewcomerTerms terms, Map<Category, TierTable> tiers) {
        tiers.forEach((category, table) -> {
            if (terms.tier() > table.tiers().size()) {
                throw ProblemException.invalid(
                        "newcomer.tier", "must be a tier of " + category + " too");
            }
        });
        return new TierRules.Newcomer(terms.months(), terms.tier());
    }
}
