package io.tandem.team.roster.model;

import java.time.Instant;
import java.util.UUID;

/**
 * The life of an invitation: pending until the invited partner decides, the team's lead takes it
 * back or its time is over, once.
 */
public sealed interface InvitationState {

    /**
     * The state as of a moment: an invitation that nobody decided in time has expired by itself.
     */
    default InvitationState asOf(Instant now) {
        return this;
    }

    /** Waiting for the partner. */
    record Pending(Instant expiresAt) implements InvitationState {

        public Accepted accept(UUID by, Instant now) {
            return new Accepted(by, now);
        }

        public Declined decline(UUID by, Instant now) {
            return new Declined(by, now);
        }

        public Withdrawn withdraw(UUID by, Instant now) {
            return new Withdrawn(by, now);
        }

        @Override
        public InvitationState asOf(Instant now) {
            return now.isBefore(expiresAt) ? this : new Expired(expiresAt);
        }
    }

    /** The partner has joined. */
    record Accepted(UUID by, Instant at) implements InvitationState {}

    /** The partner would not. */
    record Declined(UUID by, Instant at) implements InvitationState {}

    /** The team would not any more. */
    record Withdrawn(UUID by, Instant at) implements InvitationState {}

    /** Not answered in time. */
    record Expired(Instant at) implements InvitationState {}
}
