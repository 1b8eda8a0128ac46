package io.tandem.referral.binding.model;

import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.StandingHistory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What must be known of a programme and its partners to judge claims.
 *
 * @param accounts whose accounts users of the programme are, by user id; of all users that are
 *     anybody's
 * @param standings of partners whose standing ever changed; any other has been active since ever
 * @param idleLimit how long a user must have been idle before another claim may recall it
 */
public record Registry(
        Map<String, PartnerId> accounts,
        Map<PartnerId, StandingHistory> standings,
        Duration idleLimit) {

    public Registry {
        accounts = Map.copyOf(accounts);
        standings = Map.copyOf(standings);
        if (!idleLimit.isPositive()) {
            throw new IllegalArgumentException("an idle limit is longer than nothing");
        }
    }

    /** The partner whose own account the user is. */
    public Optional<PartnerId> holderOf(UserKey user) {
        return Optional.ofNullable(accounts.get(user.userId()));
    }

    public StandingHistory standingOf(PartnerId partner) {
        return standings.getOrDefault(partner, StandingHistory.UNCHANGED);
    }
}
