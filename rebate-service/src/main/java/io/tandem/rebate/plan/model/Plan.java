package io.tandem.rebate.plan.model;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable version of a programme's terms, in force from the first instant (UTC) of a month
 * until a later version takes over. A category without a table earns nothing.
 *
 * @param holdDays how long an accrual stays pending after the day of its trade; 0 is not at all
 * @param bindingDuration how long a binding earns from its beginning; empty is for good
 * @param rules how a tier follows the months' figures
 */
public record Plan(
        UUID id,
        String programme,
        int version,
        YearMonth effectiveFrom,
        int holdDays,
        Optional<Duration> bindingDuration,
        Map<Category, TierTable> tiers,
        Exclusions exclusions,
        TierRules rules) {

    public Plan {
        tiers = Map.copyOf(tiers);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        if (holdDays < 0) {
            throw new IllegalArgumentException("hold days are not negative");
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a plan rates at least one category");
        }
        if (bindingDuration.filter(Duration.ZERO::equals).isPresent()) {
            throw new IllegalArgumentException("a binding earns for at least a day");
        }
    }

    /** Without rules: a tier is what the figures of the month before reach. */
    public Plan(
            UUID id,
            String programme,
            int version,
            YearMonth effectiveFrom,
            int holdDays,
            Optional<Duration> bindingDuration,
            Map<Category, TierTable> tiers,
            Exclusions exclusions) {
        this(
                id,
                programme,
                version,
                effectiveFrom,
                holdDays,
                bindingDuration,
                tiers,
                exclusions,
                TierRules.NONE);
    }

    public Optional<TierTable> tiersOf(Category category) {
        return Optional.ofNullable(tiers.get(category));
    }

    /** The tier that a standing comes to; empty when the category earns nothing. */
    public Optional<TierFix> fix(Category category, Standing standing) {
        return tiersOf(category).map(table -> rules.fix(table, standing));
    }

    /** Whether a binding that began then has run out of its earning time. */
    public boolean hasExpired(Instant boundFrom, Instant tradedAt) {
        return bindingDuration
                .filter(duration -> !tradedAt.isBefore(boundFrom.plus(duration)))
                .isPresent();
    }
}
