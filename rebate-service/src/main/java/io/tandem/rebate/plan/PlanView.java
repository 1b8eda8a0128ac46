package io.tandem.rebate.plan;

import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Plan;
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
                published.createdAt());
    }

    private static List<PublishPlan.TierTerms> tiers(Plan plan, Category category) {
        return plan.tiersOf(category).map(TierTable::tiers).orElse(List.of()).stream()
                .map(tier ->
                        new PublishPlan.TierTerms(
                                tier.minVolumeUsd(), tier.minActiveTraders(), tier.rate()))
                .toList();
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
