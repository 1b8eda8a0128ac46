package io.tandem.referral.partner.model;

import java.util.Objects;
import java.util.UUID;

/** The identity of a partner: whoever refers users to an exchange and earns by what they trade. */
public record PartnerId(UUID value) {
    public PartnerId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
