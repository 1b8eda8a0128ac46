package io.tandem.referral.binding.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A binding as it is kept and told to others: its identity stays, and its revision rises by one
 * with each change.
 *
 * @param to the end, just not included; a voided binding ends where it begins, so that it covers no
 *     time at all
 */
public record Kept(
        UUID id,
        ClaimId claim,
        Instant from,
        Optional<Instant> to,
        BindingState state,
        long revision) {

    public Kept {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(claim, "claim");
        boolean agrees =
                switch (state) {
                    case IN_FORCE -> to.isEmpty();
                    case ENDED -> to.isPresent() && from.isBefore(to.get());
                    case VOIDED -> to.isPresent() && from.equals(to.get());
                };
        if (!agrees || revision < 1) {
            throw new IllegalArgumentException("a binding's state, end and revision do not agree");
        }
    }

    public boolean isVoided() {
        return state == BindingState.VOIDED;
    }

    static Kept first(UUID id, Term term) {
        return new Kept(id, term.claim().id(), term.from(), term.to(), stateOf(term), 1);
    }

    Kept following(Term term) {
        return new Kept(id, claim, term.from(), term.to(), stateOf(term), revision + 1);
    }

    Kept voided() {
        return new Kept(id, claim, from, Optional.of(from), BindingState.VOIDED, revision + 1);
    }

    boolean says(Term term) {
        return state == stateOf(term) && from.equals(term.from()) && to.equals(term.to());
    }

    private static BindingState stateOf(Term term) {
        return term.to().isPresent() ? BindingState.ENDED : BindingState.IN_FORCE;
    }
}
