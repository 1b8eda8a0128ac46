package io.tandem.team.agreement;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member refuses a proposal and may say why. */
public record DeclineAgreement(
        @Size(max = 1000)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank")
                @Schema(nullable = true, examples = "Half of my links is too much.")
                String reason) {}
