package io.tandem.rebate.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.rebate.trade.model.Trade;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what became of reported trades, and how old the youngest of a batch was when accrued. */
@ApplicationScoped
class IntakeMeter {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    private final DistributionSummary lag;
    private final Clock clock;

    IntakeMeter(MeterRegistry meters, Clock clock) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("tandem.trades")
                            .description("Reported trades, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        this.lag =
                DistributionSummary.builder("tandem.accrual.lag.seconds")
                        .description(
                                "From its execution to its accrual: the youngest trade of each batch")
                        .serviceLevelObjectives(1, 10, 60, 600, 3_600, 86_400)
                        .register(meters);
        this.clock = clock;
    }

    /** They are durable, as these say. */
    void written(List<Trade> trades, List<Outcome> outcomes) {
        int[] counts = new int[Outcome.values().length];
        Instant youngest = Instant.MIN;
        for (int i = 0; i < outcomes.size(); i++) {
            counts[outcomes.get(i).ordinal()]++;
            Instant executed = trades.get(i).executedAt();
            if (outcomes.get(i) == Outcome.ACCEPTED && executed.isAfter(youngest)) {
                youngest = executed;
            }
        }
        counters.forEach((outcome, counter) -> counter.increment(counts[outcome.ordinal()]));
        if (counts[Outcome.ACCEPTED.ordinal()] > 0) {
            lag.record(
                    Math.max(0, Duration.between(youngest, clock.instant()).toMillis() / 1000.0));
        }
    }

    /** So many were none. */
    void invalid(int trades) {
        counters.get(Outcome.INVALID).increment(trades);
    }
}
