package io.tandem.local.market;

import java.time.Instant;

/**
 * One row that says that a referrer brought a user. Addresses are in lower case: they are written
 * in either.
 *
 * @param source the campaign's name
 */
public record Referral(String source, int row, String referrer, String user, Instant at) {

    /** Whether somebody referred itself. */
    public boolean isSelf() {
        return referrer.equals(user);
    }
}
