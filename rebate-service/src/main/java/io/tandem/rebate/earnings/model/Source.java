package io.tandem.rebate.earnings.model;

import java.util.Optional;
import java.util.UUID;

/**
 * To whom an earning goes and through what the user came: the keys by which a partner takes its
 * earnings apart.
 */
public record Source(
        String programme,
        UUID partnerId,
        UUID linkId,
        Optional<String> channel,
        Optional<String> campaign,
        Optional<UUID> introducerId) {

    // Of any two of a partner's sources the links differ, but for variants that are rare; and each
    // trade asks for it several times.
    @Override
    public int hashCode() {
        return 31 * partnerId.hashCode() + linkId.hashCode();
    }

    /** The same way in, with what a co-inviter has of it. */
    public Source of(UUID coInviterId) {
        return new Source(programme, coInviterId, linkId, channel, campaign, introducerId);
    }
}
