package io.tandem.rebate.plan.model;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All versions of the plans of all programmes: tells which one a month is rated by. */
public record PlanBook(List<Plan> plans) {

    private static final Comparator<Plan> LATEST_FIRST =
            Comparator.comparing(Plan::effectiveFrom).thenComparing(Plan::version).reversed();

    public PlanBook {
        plans = plans.stream().sorted(LATEST_FIRST).toList();
    }

    /**
     * The plan with the latest beginning not after the month; of several with the same beginning,
     * the latest version.
     */
    public Optional<Plan> inForce(String programme, YearMonth month) {
        return plans.stream()
                .filter(plan -> plan.programme().equals(programme))
                .filter(plan -> !plan.effectiveFrom().isAfter(month))
                .findFirst();
    }
}
