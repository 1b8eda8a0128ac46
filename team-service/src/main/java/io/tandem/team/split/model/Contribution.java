package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What one member brought in a period, by each measure that is known. A measure that is not named
 * is zero. A negative one (a month in which reversals outweigh earnings) stays on record but weighs
 * nothing: a share of a pool cannot be earned by taking from it.
 *
 * @param presence the fraction of a member that takes part: 1, or less for a former one in the tail
 *     that an agreement leaves it. By it counts a weight that a rule gives whatever a member
 *     brought; measures are given as they count
 */
public record Contribution(
        PartnerId member, Map<Measure, BigDecimal> measures, BigDecimal presence) {

    public Contribution {
        measures = Map.copyOf(measures);
        if (presence.signum() <= 0 || presence.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a presence is above 0 and at most 1");
        }
    }

    /** What a member in full brought. */
    public Contribution(PartnerId member, Map<Measure, BigDecimal> measures) {
        this(member, measures, BigDecimal.ONE);
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
