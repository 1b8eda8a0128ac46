package io.tandem.team.roster;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One act in the history of a team. */
@Schema(name = "TeamEventView")
public record TeamEventView(
        Instant at,
        @Schema(
                        description =
                                "What was done: TEAM_…, INVITED, INVITATION_…, LEAD_…, SUCCESSOR_NAMED,"
                                        + " AGREEMENT_…, REMOVAL_VOTED, MEMBER_….",
                        examples = "AGREEMENT_SIGNED")
                String act,
        @Schema(
                        nullable = true,
                        description =
                                "Who did it; null for an operator, and for what came by itself.")
                UUID actorId,
        @Schema(nullable = true, description = "The partner whom it is about, if it is about one.")
                UUID partnerId,
        @Schema(nullable = true, description = "The agreement that it is about or was done under.")
                UUID agreementId,
        @Schema(nullable = true, description = "The reason on record, or how a stay ended.")
                String reason) {}
