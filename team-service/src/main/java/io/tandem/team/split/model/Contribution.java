package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What one member brought in a period, by each measure that is known. A measure that is not named
 * is zero. A negative one (a month in which reversals outweigh earnings) stays on record but weighs
 * nothing: a share of a pool cannot be earned by taking from it.
 */
public record Contribution(PartnerId member, Map<Measure, BigDecimal> measures) {

    public Contribution {
        measures = Map.copyOf(measures);
    }

    /** The measure as it is, negative ones included. */
    public BigDecimal of(Measure measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** The measure as it weighs: never below zero. */
    public BigDecimal weighing(Measure measure) {
        return of(measure).max(BigDecimal.ZERO);
    }
}
