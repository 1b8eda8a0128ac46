package io.tandem.rebate.binding.model;

import io.tandem.chassis.money.Rate;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user's tie to the link that brought it, in force over {@code [from, to)}, with the shares that
 * the link had when the user came. It is referral-service's; this is the copy that trades are rated
 * by. A higher revision of the same binding replaces a lower one.
 */
public record Binding(
        UUID id,
        long revision,
        String programme,
        String userId,
        UUID partnerId,
        UUID linkId,
        int linkVersion,
        String code,
        Optional<String> channel,
        Optional<String> campaign,
        Optional<UUID> coInviterId,
        Rate coInviterShare,
        Rate inviteeShare,
        Optional<UUID> introducerId,
        Optional<String> country,
        Instant from,
        Optional<Instant> to,
        BindingState state) {

    public Binding {
        if (coInviterShare.ppm() + inviteeShare.ppm() > Rate.ONE.ppm()) {
            throw new IllegalArgumentException("the shares of a link are at most the whole");
        }
        if (coInviterId.isEmpty() && coInviterShare.ppm() > 0) {
            throw new IllegalArgumentException("a co-inviter's share has a co-inviter");
        }
    }

    public boolean isInForceAt(Instant at) {
        return state != BindingState.VOIDED
                && !at.isBefore(from)
                && (to.isEmpty() || at.isBefore(to.get()));
    }
}
