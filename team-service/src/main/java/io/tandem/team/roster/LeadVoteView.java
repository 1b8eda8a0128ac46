package io.tandem.team.roster;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a member wants to lead the team. */
@Schema(name = "LeadVoteView")
public record LeadVoteView(UUID voterId, UUID candidateId, Instant votedAt) {}
