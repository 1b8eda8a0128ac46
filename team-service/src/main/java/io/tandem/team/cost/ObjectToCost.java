package io.tandem.team.cost;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says why a cost should not count. */
record ObjectToCost(
        @NotBlank @Size(max = 1000) @Schema(examples = "That webinar was not ours.")
                String reason) {}
