package io.tandem.rebate.hold.model;

import io.tandem.chassis.money.Money;
import java.util.UUID;

/** What of a hold somebody else gets. Refuses an amount that is not positive. */
public record Award(UUID to, Money amount) {

    public Award {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("must be above zero");
        }
    }
}
