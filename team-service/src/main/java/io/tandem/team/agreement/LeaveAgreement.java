package io.tandem.team.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member gives notice, for itself alone. */
public record LeaveAgreement(
        @NotBlank @Size(max = 1000) @Schema(examples = "I go my own way.") String cause) {}
