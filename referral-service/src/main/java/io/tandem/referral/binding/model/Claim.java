package io.tandem.referral.binding.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A statement that is kept, with the link that it was found to name.
 *
 * @param key {@link Statement#key()}
 * @param byClick whether it named a click rather than a code
 * @param route empty when the code or click was not known
 */
public record Claim(
        ClaimId id,
        String key,
        UserKey user,
        Instant signedUpAt,
        Optional<Instant> lastActiveAt,
        boolean byClick,
        Optional<Route> route) {

    /** The order of events: by time; of one instant, by content. Arrival has no say. */
    public static final Comparator<Claim> EVENT_ORDER =
            Comparator.comparing(Claim::signedUpAt).thenComparing(Claim::key);

    public Claim {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(user, "user");
    }

    /**
     * Whether it shows that a user, bound since {@code boundFrom}, had been idle for at least the
     * limit. The sign-up that bound the user counts as activity; a claim that does not say since
     * when the user was idle shows nothing.
     */
    public boolean recalls(Instant boundFrom, Duration idleLimit) {
        if (lastActiveAt.isEmpty()) {
            return false;
        }
        Instant active = lastActiveAt.get().isAfter(boundFrom) ? lastActiveAt.get() : boundFrom;
        return Duration.between(active, signedUpAt).compareTo(idleLimit) >= 0;
    }
}
