package io.tandem.team.dispute.model;

import io.tandem.chassis.money.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * What has become of one contested amount in rebate-service's books. Each state says what is to be
 * done next, given what has been decided; each of these acts has the same effect however often it
 * is done, so a crash between an act and its record costs an act, not money.
 */
public sealed interface Escrow {

    /** What to do next; the award is empty while nothing has been decided. */
    Act next(Optional<Money> award);

    /** What is frozen, paid and payable of a part. */
    Standing standing(Line line);

    /** An act upon rebate-service's books, or none. */
    sealed interface Act {

        /** There is nothing to do. */
        record Rest() implements Act {}

        /** Nothing was frozen and nothing need be: let go of what guards it. */
        record LetGo() implements Act {}

        /** Freeze what is contested. */
        record Freeze() implements Act {}

        /** Give the claimant its award and the holder the rest. */
        record End(UUID holdId, Money award) implements Act {}
    }

    /**
     * How a part stands; the three sum to it.
     *
     * @param frozen held until it is decided
     * @param paid out of dispute: its receiver's to use
     * @param payable not posted yet
     */
    record Standing(Money frozen, Money paid, Money payable) {

        static Standing payable(Line line) {
            Money zero = Money.zero(line.part().asset());
            return new Standing(zero, zero, line.part());
        }

        static Standing paid(Line line) {
            Money zero = Money.zero(line.part().asset());
            return new Standing(zero, line.part(), zero);
        }
    }

    /**
     * The settlement is not posted: there is nothing to freeze, and nothing that could be spent.
     */
    record Awaiting() implements Escrow {

        /** The settlement is posted. */
        public Freezing posted() {
            return new Freezing(false);
        }

        @Override
        public Act next(Optional<Money> award) {
            return new Act.Rest();
        }

        @Override
        public Standing standing(Line line) {
            return Standing.payable(line);
        }
    }

    /**
     * To be frozen. Guarded by a reservation meanwhile: what of it there is cannot be paid out.
     *
     * @param asked it may have been frozen already, so only a clear answer ends this
     */
    record Freezing(boolean asked) implements Escrow {

        public Freezing ask() {
            return new Freezing(true);
        }

        public Frozen frozen(UUID holdId) {
            return new Frozen(holdId);
        }

        /** Nothing is frozen: rebate-service says so, or was never asked. */
        public Dropped drop() {
            return new Dropped();
        }

        @Override
        public Act next(Optional<Money> award) {
            boolean idle = award.map(amount -> amount.signum() == 0).orElse(false);
            return idle && !asked ? new Act.LetGo() : new Act.Freeze();
        }

        /** What a clear answer leaves to do, that there is too little to freeze. */
        public Act refused(Optional<Money> award) {
            return award.filter(amount -> amount.signum() == 0).isPresent()
                    ? new Act.LetGo()
                    : new Act.Rest();
        }

        @Override
        public Standing standing(Line line) {
            return Standing.paid(line);
        }
    }

    /** Frozen, by that hold. */
    record Frozen(UUID holdId) implements Escrow {

        public Ended ended(Money award) {
            return new Ended(holdId, award);
        }

        @Override
        public Act next(Optional<Money> award) {
            return award.<Act>map(amount -> new Act.End(holdId, amount)).orElseGet(Act.Rest::new);
        }

        @Override
        public Standing standing(Line line) {
            return new Standing(
                    line.contested(),
                    line.part().minus(line.contested()),
                    Money.zero(line.part().asset()));
        }
    }

    /** Awarded, or given back where the award is zero. */
    record Ended(UUID holdId, Money award) implements Escrow {

        @Override
        public Act next(Optional<Money> award) {
            return new Act.Rest();
        }

        @Override
        public Standing standing(Line line) {
            return Standing.paid(line);
        }
    }

    /** Decided for the holder before anything was frozen. */
    record Dropped() implements Escrow {

        @Override
        public Act next(Optional<Money> award) {
            return new Act.Rest();
        }

        @Override
        public Standing standing(Line line) {
            return Standing.paid(line);
        }
    }
}
