package io.tandem.team.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team as its members see it. */
public record TeamView(
        UUID id,
        @Schema(examples = "Chain Gang") String name,
        UUID leadId,
        List<MemberView> members,
        @Schema(examples = "1") long version,
        Instant createdAt) {

    /** Who is on the team now, and since when. */
    @Schema(name = "MemberView")
    public record MemberView(UUID partnerId, Instant joinedAt) {}

    static TeamView of(Team team, List<Membership> members) {
        return new TeamView(
                team.id,
                team.name,
                team.leadId,
                members.stream()
                        .map(member -> new MemberView(member.partnerId, member.joinedAt))
                        .toList(),
                team.version,
                team.createdAt);
    }
}
