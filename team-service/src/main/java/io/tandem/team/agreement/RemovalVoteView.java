package io.tandem.team.agreement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A vote to remove a member. */
public record RemovalVoteView(
        UUID partnerId,
        UUID voterId,
        @Schema(examples = "Bought clicks on our brand.") String cause,
        Instant votedAt) {}
