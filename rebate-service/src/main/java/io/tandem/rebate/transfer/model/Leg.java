package io.tandem.rebate.transfer.model;

import io.tandem.chassis.money.Money;
import java.util.UUID;

/** What one partner gives another. Refuses what is not positive, and to oneself. */
public record Leg(UUID from, UUID to, Money amount) {

    public Leg {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a leg moves a positive amount");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a leg moves between two partners");
        }
    }
}
