package io.tandem.team.roster;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stay on a team. */
public record MembershipView(
        UUID id,
        UUID partnerId,
        Instant joinedAt,
        @Schema(nullable = true, description = "Null while the stay lasts.") Instant leftAt) {

    static MembershipView of(Membership membership) {
        return new MembershipView(
                membership.id, membership.partnerId, membership.joinedAt, membership.leftAt);
    }
}
