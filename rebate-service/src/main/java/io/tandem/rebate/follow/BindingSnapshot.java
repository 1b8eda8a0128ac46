package io.tandem.rebate.follow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.BindingState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A binding as referral-service tells it; what it tells beyond this is its own affair. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BindingSnapshot(
        UUID id,
        long revision,
        String programme,
        String userId,
        UUID partnerId,
        UUID linkId,
        int linkVersion,
        String code,
        String channel,
        String campaign,
        UUID coInviterId,
        Rate coInviterShare,
        Rate inviteeShare,
        UUID introducerId,
        String country,
        Instant from,
        Instant to,
        BindingState state) {

    Binding toBinding() {
        return new Binding(
                id,
                revision,
                programme,
                userId,
                partnerId,
                linkId,
                linkVersion,
                code,
                Optional.ofNullable(channel),
                Optional.ofNullable(campaign),
                Optional.ofNullable(coInviterId),
                coInviterShare == null || coInviterId == null ? Rate.ZERO : coInviterShare,
                inviteeShare == null ? Rate.ZERO : inviteeShare,
                Optional.ofNullable(introducerId),
                Optional.ofNullable(country),
                from,
                Optional.ofNullable(to),
                state);
    }
}
