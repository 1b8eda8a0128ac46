package io.tandem.referral.link.model;

import java.util.Objects;
import java.util.UUID;

/** The identity of a link, which its versions share. */
public record LinkId(UUID value) {
    public LinkId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
