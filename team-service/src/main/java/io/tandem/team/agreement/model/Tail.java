package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * How long and how far a former member still takes part: in the k-th period after its last as the
 * fraction share · (1 − decay)ᵏ⁻¹ of a member, cut off at 18 decimals. It pools that fraction of
 * its pooled share, its measures count that fraction, and where a rule weighs members whatever they
 * bring, so does its weight.
 *
 * @param after the kinds of exit that have a tail
 */
public record Tail(int periods, Rate share, Rate decay, Set<ExitKind> after) {

    public Tail {
        if (periods < 1) {
            throw new IllegalArgumentException("a tail has at least one period");
        }
        after = Set.copyOf(after);
    }

    /** The fraction of a member in this period, which comes after the exit's last; 0 when over. */
    BigDecimal presence(Exit exit, YearMonth period) {
        long k = exit.lastPeriod().until(period, ChronoUnit.MONTHS);
        return after.contains(exit.kind())
                ? Fading.fraction(share, decay, periods, k)
                : BigDecimal.ZERO;
    }

    /** The last period in which something of the member is pooled. */
    YearMonth lastAfter(ExitKind kind, YearMonth lastPeriod) {
        return after.contains(kind) ? lastPeriod.plusMonths(periods) : lastPeriod;
    }
}
