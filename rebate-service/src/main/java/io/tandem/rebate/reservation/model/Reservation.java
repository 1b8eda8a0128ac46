package io.tandem.rebate.reservation.model;

import java.math.BigDecimal;

/** What is kept from payouts: open, until it is released. */
public sealed interface Reservation {

    /** How much is kept at present. */
    BigDecimal open();

    /**
     * Keeps what transfers have not consumed.
     *
     * @param amount all of it, whatever has been consumed
     */
    record Open(BigDecimal amount, BigDecimal consumed) implements Reservation {

        public static final Open NOTHING = new Open(BigDecimal.ZERO, BigDecimal.ZERO);

        public Open {
            if (consumed.signum() < 0 || amount.compareTo(consumed) < 0) {
                throw new IllegalArgumentException("must not be below what has been consumed");
            }
        }

        @Override
        public BigDecimal open() {
            return amount.subtract(consumed);
        }

        /** The same reservation of another amount: saying it again changes nothing. */
        public Open of(BigDecimal other) {
            return new Open(other, consumed);
        }

        /** With as much of it consumed as a transfer gives and there is. */
        public Open consume(BigDecimal given) {
            return new Open(amount, consumed.add(given.min(open())));
        }

        public Released release() {
            return new Released();
        }
    }

    /** Keeps nothing any more. */
    record Released() implements Reservation {
        @Override
        public BigDecimal open() {
            return BigDecimal.ZERO;
        }
    }
}
