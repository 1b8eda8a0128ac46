package io.tandem.team.agreement.model;

import java.util.UUID;

/** One version of a team's agreement. */
public record AgreementId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
