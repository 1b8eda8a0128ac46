package io.tandem.team.roster.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a stay on a team ends.
 *
 * @param as what the roster's history calls it: LEFT, REMOVED, CLOSED, DECEASED or BANNED
 * @param by who left, or whose vote decided; nobody where a fact ended it
 */
public record StayEnd(PartnerId member, String as, Optional<PartnerId> by, Instant at) {

    /** By its own will. */
    public static StayEnd left(PartnerId member, Instant at) {
        return new StayEnd(member, "LEFT", Optional.of(member), at);
    }
}
