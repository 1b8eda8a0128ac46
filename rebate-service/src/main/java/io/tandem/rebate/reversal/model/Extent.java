package io.tandem.rebate.reversal.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;

/** How much of a trade one reversal takes back. */
public sealed interface Extent {

    /** All that is left of it. */
    record Whole() implements Extent {}

    /** A fraction of the trade's fee as it was reported, above zero. */
    record OfFee(Rate fraction) implements Extent {
        public OfFee {
            if (fraction.ppm() == 0) {
                throw new IllegalArgumentException("must be above zero");
            }
        }
    }

    /** An amount of the trade's fee, above zero, with no more decimals than a fee has. */
    record Amount(BigDecimal fee) implements Extent {

        /** Decimals that a fee may have. */
        static final int SCALE = 12;

        public Amount {
            fee = Decimals.exact(fee, SCALE);
            if (fee.signum() <= 0) {
                throw new IllegalArgumentException("must be above zero");
            }
        }
    }
}
