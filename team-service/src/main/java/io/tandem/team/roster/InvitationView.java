package io.tandem.team.roster;

import io.tandem.team.roster.model.InvitationState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invitation as the invited partner and the lead see it. */
public record InvitationView(
        UUID id,
        UUID teamId,
        UUID partnerId,
        UUID invitedBy,
        @Schema(
                        enumeration = {"PENDING", "ACCEPTED", "DECLINED", "WITHDRAWN", "EXPIRED"},
                        examples = "PENDING")
                String state,
        Instant createdAt,
        @Schema(description = "Until when it can be accepted.") Instant expiresAt,
        @Schema(nullable = true) Instant decidedAt) {

    /** As of a moment: one whose time is over has expired, whatever its row says. */
    static InvitationView of(Invitation invitation, Instant now) {
        InvitationState state = invitation.asOf(now);
        return new InvitationView(
                invitation.id,
                invitation.teamId,
                invitation.partnerId,
                invitation.invitedBy,
                Invitation.name(state),
                invitation.createdAt,
                invitation.expiresAt,
                state instanceof InvitationState.Expired expired
                        ? expired.at()
                        : invitation.decidedAt);
    }
}
