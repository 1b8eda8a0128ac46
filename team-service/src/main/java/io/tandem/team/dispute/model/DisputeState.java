package io.tandem.team.dispute.model;

import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.roster.model.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The life of a dispute: {@code NEGOTIATING → VOTING | ARBITRATING → DECIDED}. Nothing puts a
 * deadline off, and each deadline leads on, so it ends whatever anybody does or leaves undone.
 * Until it is decided the parties can agree and the claimant can withdraw.
 */
public sealed interface DisputeState {

    /** The state as of a moment: what was not decided in time has gone on by itself. */
    default DisputeState asOf(Hearing hearing, Instant now) {
        return this;
    }

    /** Not decided yet. */
    sealed interface Open extends DisputeState {

        /** From then on the next state rules. */
        Instant until();

        /** What is on the table. */
        Optional<Offer> offer();

        Open with(Offer offer);

        /** What the deadline leads to; its moment counts, not the one in which it is noticed. */
        DisputeState elapse(Hearing hearing);

        @Override
        default DisputeState asOf(Hearing hearing, Instant now) {
            return now.isBefore(until()) ? this : elapse(hearing).asOf(hearing, now);
        }

        /** Puts another award on the table, in place of the last. */
        default Open propose(Parties.Party by, int number, Award award) {
            Offer offer =
                    new Offer(number, by.partner(), award, Collections.emptySortedSet())
                            .acceptedBy(by.partner());
            return with(offer);
        }

        /** Accepts what is on the table; with the last party it is settled. */
        default DisputeState accept(
                Hearing hearing, Parties.Party by, Offer onTheTable, Instant now) {
            Offer accepted = onTheTable.acceptedBy(by.partner());
            return accepted.accepted().containsAll(hearing.parties().all())
                    ? new Decided(How.AGREED, accepted.award(), now)
                    : with(accepted);
        }

        /** Gives it up: all goes back to the holders. */
        default Decided withdraw(Hearing hearing, Parties.Claimant by, Instant now) {
            return new Decided(How.WITHDRAWN, Award.of(hearing.lines(), DefaultAward.NONE), now);
        }
    }

    /** The parties talk. */
    record Negotiating(Instant until, Optional<Offer> offer) implements Open {

        @Override
        public Negotiating with(Offer other) {
            return new Negotiating(until, Optional.of(other));
        }

        @Override
        public DisputeState elapse(Hearing hearing) {
            return switch (hearing.clause().ruling()) {
                case DisputeClause.Vote(int days, var _) ->
                        hearing.parties().voters().isEmpty()
                                ? byDefault(hearing, until)
                                : new Voting(after(days), offer, Collections.emptySortedMap());
                case DisputeClause.Arbiter(int days, var _) ->
                        hearing.parties().arbiter().isEmpty()
                                ? byDefault(hearing, until)
                                : new Arbitrating(after(days), offer);
                case DisputeClause.ByDefault() -> byDefault(hearing, until);
            };
        }

        private Instant after(int days) {
            return until.plus(Duration.ofDays(days));
        }
    }

    /** The members who are no parties vote, each once. */
    record Voting(Instant until, Optional<Offer> offer, SortedMap<PartnerId, DefaultAward> ballots)
            implements Open {

        public Voting {
            ballots = Collections.unmodifiableSortedMap(new TreeMap<>(ballots));
        }

        @Override
        public Voting with(Offer other) {
            return new Voting(until, Optional.of(other), ballots);
        }

        /**
         * Adds a ballot; with the last one it is decided.
         *
         * @throws IllegalArgumentException when that voter has voted
         */
        public DisputeState cast(
                Hearing hearing, Parties.Voter by, DefaultAward award, Instant now) {
            if (ballots.containsKey(by.partner())) {
                throw new IllegalArgumentException("each votes once");
            }
            SortedMap<PartnerId, DefaultAward> all = new TreeMap<>(ballots);
            all.put(by.partner(), award);
            Voting voted = new Voting(until, offer, all);
            return all.keySet().equals(hearing.parties().voters())
                    ? voted.counted(hearing, now)
                    : voted;
        }

        @Override
        public DisputeState elapse(Hearing hearing) {
            return counted(hearing, until);
        }

        private Decided counted(Hearing hearing, Instant at) {
            return hearing.elected(ballots.values())
                    .map(award -> new Decided(How.VOTED, award, at))
                    .orElseGet(() -> byDefault(hearing, at));
        }
    }

    /** The arbiter has the word. */
    record Arbitrating(Instant until, Optional<Offer> offer) implements Open {

        @Override
        public Arbitrating with(Offer other) {
            return new Arbitrating(until, Optional.of(other));
        }

        public Decided rule(Parties.Judge by, Award award, Instant now) {
            return new Decided(How.ARBITRATED, award, now);
        }

        @Override
        public DisputeState elapse(Hearing hearing) {
            return byDefault(hearing, until);
        }
    }

    /** How it came to an award. */
    enum How {
        WITHDRAWN,
        AGREED,
        VOTED,
        ARBITRATED,
        DEFAULTED
    }

    /** Over; what remains is to carry it out. */
    record Decided(How how, Award award, Instant at) implements DisputeState {}

    private static Decided byDefault(Hearing hearing, Instant at) {
        return new Decided(How.DEFAULTED, hearing.byDefault(), at);
    }
}
