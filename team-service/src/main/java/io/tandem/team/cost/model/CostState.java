package io.tandem.team.cost.model;

import java.time.Instant;
import java.util.Optional;

/** The life of a cost. What is decided stays decided. */
public sealed interface CostState {

    /** How it was decided. */
    enum How {
        VOTED,
        SILENCE,
        WITHDRAWN
    }

    /** It waits for the others' word until then. */
    record Claimed(Instant until) implements CostState {

        /** Whether a word still counts. */
        public boolean takesWords(Instant now) {
            return now.isBefore(until);
        }

        /** By the words that are there; empty while they say nothing yet. */
        public Optional<Decided> heard(Words words, Instant now) {
            return words.verdict().map(accepted -> new Decided(accepted, How.VOTED, now));
        }

        /** By silence, once the time is over. */
        public Optional<Decided> elapsed(boolean silenceAccepts, Instant now) {
            return takesWords(now)
                    ? Optional.empty()
                    : Optional.of(new Decided(silenceAccepts, How.SILENCE, until));
        }

        /** Taken back by its claimant. */
        public Decided withdrawn(Instant now) {
            return new Decided(false, How.WITHDRAWN, now);
        }
    }

    /** It counts, or it does not. */
    record Decided(boolean accepted, How how, Instant at) implements CostState {

        public Decided {
            if (accepted && how == How.WITHDRAWN) {
                throw new IllegalArgumentException("what is withdrawn does not count");
            }
        }

        /** Its name: ACCEPTED, REFUSED or WITHDRAWN. */
        public String name() {
            return accepted ? "ACCEPTED" : how == How.WITHDRAWN ? "WITHDRAWN" : "REFUSED";
        }
    }
}
