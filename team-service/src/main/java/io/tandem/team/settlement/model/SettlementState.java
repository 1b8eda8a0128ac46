package io.tandem.team.settlement.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The life of a settlement: {@code OPEN → CALCULATED → (objection window) → POSTING → POSTED}. Each
 * state has just the transitions that are legal in it, so that an illegal one does not compile.
 */
public sealed interface SettlementState {

    /** A period that is over and not settled yet. Nothing is stored of it. */
    record Open() implements SettlementState {

        /** Fixes the result; the members may object to it for so many days. */
        public Calculated calculate(Instant now, int objectionDays) {
            return new Calculated(now, now.plus(Duration.ofDays(objectionDays)));
        }
    }

    /** The result stands, nothing has moved. */
    record Calculated(Instant calculatedAt, Instant objectionUntil) implements SettlementState {

        /**
         * Begins to post; empty while the objection window is open.
         *
         * @param unanimous all members have agreed not to wait for its end
         */
        public Optional<Posting> post(Instant now, boolean unanimous) {
            return now.isBefore(objectionUntil) && !unanimous
                    ? Optional.empty()
                    : Optional.of(new Posting(calculatedAt, objectionUntil));
        }

        /** An attempt that was thought refused turns out to have been booked. */
        public Posted foundPosted(Instant at, Optional<UUID> transferId) {
            return new Posted(calculatedAt, objectionUntil, at, transferId);
        }
    }

    /**
     * The transfer is on its way to rebate-service. Whether it got there is not known until an
     * answer does, so it is sent again, under the same key, until one comes.
     */
    record Posting(Instant calculatedAt, Instant objectionUntil) implements SettlementState {

        /** rebate-service has booked it; without a transfer when nobody owed anybody. */
        public Posted posted(Instant at, Optional<UUID> transferId) {
            return new Posted(calculatedAt, objectionUntil, at, transferId);
        }

        /** rebate-service has refused it, so nothing has moved: it can be posted anew. */
        public Calculated refused() {
            return new Calculated(calculatedAt, objectionUntil);
        }
    }

    /** Booked, for good: what proves wrong later is restated by another settlement. */
    record Posted(
            Instant calculatedAt,
            Instant objectionUntil,
            Instant postedAt,
            Optional<UUID> transferId)
            implements SettlementState {}
}
