package io.tandem.rebate.plan;

import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.TierRules;
import io.tandem.rebate.plan.model.TierTable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a plan. It never changes. */
record PlanView(
        UUID id,
        @Schema(examples = "okx") String programme,
        @Schema(examples = "1") int version,
        YearMonth effectiveFrom,
        @Schema(examples = "0") int holdDays,
        @Schema(nullable = true, examples = "365") Long bindingDurationDays,
        PublishPlan.TierTables tiers,
        PublishPlan.ExclusionTerms exclusions,
        @Schema(nullable = true) PublishPlan.NewcomerTerms newcomer,
        @Schema(nullable = true) PublishPlan.PromotionTerms promotion,
        @Schema(nullable = true) PublishPlan.DemotionTerms demotion,
        Instant createdAt) {

    static PlanView of(PlanSql.Published published) {
        Plan plan = published.plan();
        return new PlanView(
                plan.id(),
                plan.programme(),
                plan.version(),
                plan.effectiveFrom(),
                plan.holdDays(),
                plan.bindingDuration().map(Duration::toDays).orElse(null),
                new PublishPlan.TierTables(
                        tiers(plan, Category.SPOT), tiers(plan, Category.DERIVATIVE)),
                new PublishPlan.ExclusionTerms(
                        sorted(plan.exclusions().userTiers()),
                        sorted(plan.exclusions().countries())),
                newcomer(plan.rules()),
                plan.rules().maxStepsUp().map(PublishPlan.PromotionTerms::new).orElse(null),
                demotion(plan.rules()),
                published.createdAt());
    }

    private static List<PublishPlan.TierTerms> tiers(Plan plan, Category category) {
        return plan.tiersOf(category).map(TierTable::tiers).orElse(List.of()).stream()
                .map(tier ->
                        new PublishPlan.TierTerms(
                                tier.minVolumeUsd(), tier.minActiveTraders(), tier.rate()))
                .toList();
    }

    private static PublishPlan.NewcomerTerms newcomer(TierRules rules) {
        return rules.newcomer()
                .map(rule -> new PublishPlan.NewcomerTerms(rule.months(), rule.tier()))
                .orElse(null);
    }

    private static PublishPlan.DemotionTerms demotion(TierRules rules) {
        return rules.maxStepsDown().isEmpty() && rules.graceMonths() == 0
                ? null
                : new PublishPlan.DemotionTerms(
                        rules.maxStepsDown().orElse(null), rules.graceMonths());
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
