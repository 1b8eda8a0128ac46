package io.tandem.team.roster;

import io.tandem.team.roster.model.LeadWay;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team as its members see it. */
public record TeamView(
        UUID id,
        @Schema(examples = "Chain Gang") String name,
        @Schema(nullable = true, description = "Who leads it; null once nobody is on it.")
                UUID leadId,
        @Schema(
                        description =
                                "How it came to lead. One who is LONGEST_STANDING leads until more"
                                        + " than half of the members want somebody.",
                        examples = "FOUNDED")
                LeadWay leadBy,
        Instant leadSince,
        @Schema(nullable = true, description = "Whom the lead has named to lead when it is gone.")
                UUID successorId,
        List<MemberView> members,
        @Schema(examples = "1") long version,
        Instant createdAt) {

    /** Who is on the team now, and since when. */
    @Schema(name = "MemberView")
    public record MemberView(UUID partnerId, Instant joinedAt) {}
}
