package io.tandem.team.dispute;

import io.tandem.team.dispute.AwardLines.LineAward;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proposal and who accepted it. Only the last is on the table. */
record ProposalView(
        @Schema(examples = "1") int number,
        UUID partnerId,
        @Schema(description = "What the claimant would get of each line.") List<LineAward> awards,
        List<UUID> acceptedBy,
        Instant madeAt) {}
