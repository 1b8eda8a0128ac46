package io.tandem.rebate.reconciliation.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a file was asked for: from the first moment to before the last. Refuses one that is
 * empty or longer than an exchange gives out (180 days and the day on which it is asked).
 */
public record Window(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(181);

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("must be after from");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "must be at most " + LONGEST.toDays() + " days after from");
        }
    }

    public boolean has(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
