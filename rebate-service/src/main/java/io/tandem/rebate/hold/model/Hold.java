package io.tandem.rebate.hold.model;

import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A partner's frozen amount: held, then released or awarded, and that is the end. */
public sealed interface Hold {

    UUID partnerId();

    Money amount();

    /** What coming into this state does to the ledger. */
    List<Movement> movements(YearMonth month);

    /** Frozen. Refuses an amount that is not positive. */
    record Held(UUID partnerId, Money amount) implements Hold {
        public Held {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("must be above zero");
            }
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            return List.of(new Movement(available(partnerId), held(partnerId), amount, month));
        }

        public Released release() {
            return new Released(partnerId, amount);
        }

        /** What the awards leave goes back to the partner. */
        public Awarded award(List<Award> awards) {
            return new Awarded(partnerId, amount, awards);
        }
    }

    /** Given back. */
    record Released(UUID partnerId, Money amount) implements Hold {
        @Override
        public List<Movement> movements(YearMonth month) {
            return List.of(new Movement(held(partnerId), available(partnerId), amount, month));
        }
    }

    /** Given to others. Refuses awards to the partner itself and of more than is held. */
    record Awarded(UUID partnerId, Money amount, List<Award> awards) implements Hold {
        public Awarded {
            awards = List.copyOf(awards);
            for (Award award : awards) {
                if (award.to().equals(partnerId)) {
                    throw new IllegalArgumentException("must go to others");
                }
            }
            if (awards.isEmpty() || rest(amount, awards).signum() < 0) {
                throw new IllegalArgumentException("must award something, and not more than held");
            }
        }

        @Override
        public List<Movement> movements(YearMonth month) {
            List<Movement> movements = new ArrayList<>();
            for (Award award : awards) {
                movements.add(
                        new Movement(
                                held(partnerId), available(award.to()), award.amount(), month));
            }
            Money rest = rest(amount, awards);
            if (rest.signum() > 0) {
                movements.add(new Movement(held(partnerId), available(partnerId), rest, month));
            }
            return movements;
        }

        private static Money rest(Money amount, List<Award> awards) {
            Money rest = amount;
            for (Award award : awards) {
                rest = rest.minus(award.amount());
            }
            return rest;
        }
    }

    private static Account available(UUID partnerId) {
        return new Account.OfPartner(partnerId, Pocket.AVAILABLE);
    }

    private static Account held(UUID partnerId) {
        return new Account.OfPartner(partnerId, Pocket.HELD);
    }
}
