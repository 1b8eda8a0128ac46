package io.tandem.team.dispute;

import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ballot: what the claimant should get of each contested line. */
record CastBallot(@NotNull @Schema(examples = "ALL") DefaultAward award) {}
