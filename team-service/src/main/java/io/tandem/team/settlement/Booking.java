package io.tandem.team.settlement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came of asking rebate-service to book something. That no answer came is a failure. */
public sealed interface Booking {

    /** Booked, now or by an earlier attempt; without an id when there was nothing to move. */
    record Booked(Optional<UUID> id) implements Booking {}

    /** Not booked, since some have too little. */
    record Lacking(List<Lack> lacking) implements Booking {}

    /** Not booked, for another reason of rebate-service's. */
    record Refused(String type, String detail) implements Booking {}
}
