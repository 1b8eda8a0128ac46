package io.tandem.referral.binding.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The time for which a claim binds its user, {@code [from, to)}; without {@code to} it is open. Who
 * earns by a trade is whoever holds the term in which it was executed.
 */
public record Term(Claim claim, Instant from, Optional<Instant> to) {

    public Term {
        if (claim.route().isEmpty()) {
            throw new IllegalArgumentException("only a claim with a link binds");
        }
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new IllegalArgumentException("a term ends after it begins");
        }
    }

    /** The link that the user came by. */
    public Route route() {
        return claim.route().orElseThrow();
    }

    public boolean covers(Instant time) {
        return !time.isBefore(from) && (to.isEmpty() || time.isBefore(to.get()));
    }

    Term endingAt(Instant end) {
        return new Term(claim, from, Optional.of(end));
    }
}
