package io.tandem.team.roster.model;

import java.util.UUID;

/** A team of partners. */
public record TeamId(UUID value) {

    public TeamId {
        if (value == null) {
            throw new IllegalArgumentException("a team has an id");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
