package io.tandem.team.agreement.model;

import java.time.Instant;
import java.util.Optional;

/**
 * From when and until when what a member earns is pooled, by the moment in which a trade was
 * executed: {@code [from, until)}. Without a bound it is on that side the period's own.
 */
public record Bounds(Optional<Instant> from, Optional<Instant> until) {

    public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    public boolean isNone() {
        return from.isEmpty() && until.isEmpty();
    }

    /** The same, over by then at the latest. */
    public Bounds endingBy(Instant end) {
        return new Bounds(
                from, Optional.of(until.filter(known -> known.isBefore(end)).orElse(end)));
    }
}
