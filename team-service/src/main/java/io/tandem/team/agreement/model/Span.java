package io.tandem.team.agreement.model;

import java.time.YearMonth;
import java.util.Optional;

/**
 * The periods in which an agreement is in force: from its first, to its last when that is known.
 * Empty when the last comes before the first (a version that was superseded before it began).
 */
public record Span(YearMonth first, Optional<YearMonth> last) {

    public boolean contains(YearMonth period) {
        return !period.isBefore(first) && last.map(end -> !period.isAfter(end)).orElse(true);
    }

    public boolean isEmpty() {
        return last.map(end -> end.isBefore(first)).orElse(false);
    }

    public boolean overlaps(Span other) {
        return !isEmpty()
                && !other.isEmpty()
                && last.map(end -> !other.first.isAfter(end)).orElse(true)
                && other.last.map(end -> !first.isAfter(end)).orElse(true);
    }

    /** The same span, over before another begins. */
    public Span endingBefore(YearMonth successor) {
        return endingWith(successor.minusMonths(1));
    }

    /** The same span, over after this period at the latest. */
    public Span endingWith(YearMonth end) {
        return new Span(first, Optional.of(last.filter(known -> known.isBefore(end)).orElse(end)));
    }
}
