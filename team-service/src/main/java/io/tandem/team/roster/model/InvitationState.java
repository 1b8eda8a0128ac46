package io.tandem.team.roster.model;

import java.time.Instant;

/** The life of an invitation: pending until the invited partner decides, once. */
public sealed interface InvitationState {

    /** Waiting for the partner. */
    record Pending() implements InvitationState {

        public Accepted accept(Instant now) {
            return new Accepted(now);
        }

        public Declined decline(Instant now) {
            return new Declined(now);
        }
    }

    /** The partner has joined. */
    record Accepted(Instant at) implements InvitationState {}

    /** The partner would not. */
    record Declined(Instant at) implements InvitationState {}
}
