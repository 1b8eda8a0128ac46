package io.tandem.team.roster;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stay on a team. */
public record MembershipView(
        UUID id,
        UUID partnerId,
        Instant joinedAt,
        @Schema(nullable = true, description = "Null while the stay lasts.") Instant leftAt,
        @Schema(
                        nullable = true,
                        enumeration = {"LEFT", "REMOVED", "CLOSED", "DECEASED", "BANNED"},
                        description = "How the stay ended; null while it lasts.")
                String endedAs) {}
