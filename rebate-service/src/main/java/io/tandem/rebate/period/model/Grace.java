package io.tandem.rebate.period.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long after its end a month stays open for what comes late, before it is closed by itself.
 * Refuses a negative time.
 *
 * @param time empty when a month is never closed by itself
 */
public record Grace(Optional<Duration> time) {

    private static final String OFF = "off";

    public Grace {
        if (time.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a grace time is not negative");
        }
    }

    /** A time such as {@code P5D} or {@code PT36H}, or {@code off}. */
    public static Grace of(String text) {
        if (text.equals(OFF)) {
            return new Grace(Optional.empty());
        }
        try {
            return new Grace(Optional.of(Duration.parse(text)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a grace time is a duration such as P5D, or off; not " + text, e);
        }
    }

    public boolean isOver(YearMonth month, Instant now) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return time.filter(given -> !now.isBefore(end.plus(given))).isPresent();
    }
}
