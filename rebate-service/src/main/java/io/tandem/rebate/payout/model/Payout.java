package io.tandem.rebate.payout.model;

import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A payout in one of its states; a transition is a method of the state that it starts from. */
public sealed interface Payout {

    /** The states' names, as they are stored and shown. */
    List<String> STATES = List.of("REQUESTED", "APPROVED", "SENT", "PAID", "FAILED", "CANCELLED");

    Terms terms();

    /** The state's place in the order of states. */
    int step();

    /** What coming into this state does to the ledger; most states do nothing. */
    default List<Movement> movements(YearMonth month) {
        return List.of();
    }

    /**
     * Whose money goes out, and how much. Refuses an amount that is not positive.
     *
     * @param remainder what was asked for beyond the payout precision; it stays available
     */
    record Terms(UUID partnerId, Money amount, Money remainder) {
        public Terms {
            if (amount.signum() <= 0 || remainder.signum() < 0) {
                throw new IllegalArgumentException("must be above zero");
            }
        }

        private List<Movement> move(Pocket from, Pocket to, Money money, YearMonth month) {
            return List.of(
                    new Movement(
                            new Account.OfPartner(partnerId, from),
                            new Account.OfPartner(partnerId, to),
                            money,
                            month));
        }
    }

    /** Asked for: the money is held. */
    record Requested(Terms terms, String by) implements Payout {
        @Override
        public int step() {
            return 0;
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            Money requested = terms.amount().plus(terms.remainder());
            List<Movement> movements =
                    new ArrayList<>(terms.move(Pocket.AVAILABLE, Pocket.HELD, requested, month));
            if (terms.remainder().signum() > 0) {
                movements.addAll(
                        terms.move(Pocket.HELD, Pocket.AVAILABLE, terms.remainder(), month));
            }
            return movements;
        }

        /** Whether this would be a second pair of eyes. */
        public boolean mayBeApprovedBy(String subject) {
            return !subject.equals(by);
        }

        public Approved approve() {
            return new Approved(terms);
        }

        public Cancelled cancel() {
            return new Cancelled(terms);
        }
    }

    /** Found right by somebody else than who asked. */
    record Approved(Terms terms) implements Payout {
        @Override
        public int step() {
            return 1;
        }

        public Sent send() {
            return new Sent(terms);
        }
    }

    /** On its way. */
    record Sent(Terms terms) implements Payout {
        @Override
        public int step() {
            return 2;
        }

        public Paid pay() {
            return new Paid(terms);
        }

        public Failed fail() {
            return new Failed(terms);
        }
    }

    /** Arrived. */
    record Paid(Terms terms) implements Payout {
        @Override
        public int step() {
            return 3;
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            return terms.move(Pocket.HELD, Pocket.PAID, terms.amount(), month);
        }
    }

    /** Came back: the money is available again. */
    record Failed(Terms terms) implements Payout {
        @Override
        public int step() {
            return 3;
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            return terms.move(Pocket.HELD, Pocket.AVAILABLE, terms.amount(), month);
        }
    }

    /** Taken back before it was approved: the money is available again. */
    record Cancelled(Terms terms) implements Payout {
        @Override
        public int step() {
            return 1;
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            return terms.move(Pocket.HELD, Pocket.AVAILABLE, terms.amount(), month);
        }
    }
}
