package io.tandem.team.roster;

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
                        enumeration = {"PENDING", "ACCEPTED", "DECLINED"},
                        examples = "PENDING")
                String state,
        Instant createdAt,
        @Schema(nullable = true) Instant decidedAt) {

    static InvitationView of(Invitation invitation) {
        return new InvitationView(
                invitation.id,
                invitation.teamId,
                invitation.partnerId,
                invitation.invitedBy,
                invitation.state,
                invitation.createdAt,
                invitation.decidedAt);
    }
}
