package io.tandem.team.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner founds a team and leads it. */
public record FoundTeam(@NotBlank @Size(max = 100) @Schema(examples = "Chain Gang") String name) {}
