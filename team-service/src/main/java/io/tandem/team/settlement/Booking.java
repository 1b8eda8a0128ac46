package io.tandem.team.settlement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came of posting a settlement. That no answer came is none of these: it is a failure. */
sealed interface Booking {

    /** Booked, now or by an earlier attempt; without a transfer when there was nothing to move. */
    record Booked(Optional<UUID> transferId) implements Booking {}

    /** Not booked, since some members have too little. */
    record Lacking(List<Lack> lacking) implements Booking {}

    /** Not booked, for another reason of rebate-service's. */
    record Refused(String type, String detail) implements Booking {}
}
