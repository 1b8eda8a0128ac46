package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;

/** Money that one member hands to another to settle. Always above zero, never to oneself. */
public record Transfer(PartnerId from, PartnerId to, Money money) {

    public Transfer {
        if (from.equals(to) || money.signum() <= 0) {
            throw new IllegalArgumentException("a transfer moves something to somebody else");
        }
    }
}
