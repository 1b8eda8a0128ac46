package io.tandem.referral.binding.model;

import java.util.Objects;
import java.util.UUID;

/** The identity under which a claim is kept. It tells of arrival and so decides nothing. */
public record ClaimId(UUID value) {
    public ClaimId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
