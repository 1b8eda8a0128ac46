package io.tandem.rebate.fault;

import java.util.Locale;

/**
 * Where what another service asks for can be cut: a booking before its commit, when nothing may be
 * left of it, and between the commit and the answer, when who asked cannot know and asks again; a
 * figure before it is told.
 */
public enum BookingStep {
    /** What members contributed to a month is read; nobody has been told. */
    CONTRIBUTIONS_READ,
    /** In the transaction of a transfer, before its commit. */
    TRANSFER_POSTING,
    /** A transfer is committed; nobody has been told. */
    TRANSFER_POSTED,
    /** In the transaction that freezes money, before its commit. */
    HOLD_POSTING,
    /** Money is frozen; nobody has been told. */
    HOLD_POSTED,
    /** In the transaction that ends a hold, before its commit. */
    HOLD_ENDING,
    /** A hold is ended; nobody has been told. */
    HOLD_ENDED,
    /** In the transaction that says what is reserved, before its commit. */
    RESERVATION_PUTTING,
    /** That is committed; nobody has been told. */
    RESERVATION_PUT,
    /** In the transaction that lets go of a reservation, before its commit. */
    RESERVATION_RELEASING,
    /** It is let go; nobody has been told. */
    RESERVATION_RELEASED;

    /** Its name in the configuration: {@code transfer-posted}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
