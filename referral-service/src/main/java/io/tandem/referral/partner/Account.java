package io.tandem.referral.partner;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user id of a partner's own. */
public record Account(
        @NotNull
                @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be 1 to 32 of a-z 0-9 -")
                @Schema(examples = "okx")
                String programme,
        @NotNull
                @Pattern(
                        regexp = "[^\\p{Z}\\p{C}]{1,128}",
                        message = "must be 1 to 128 visible characters")
                @Schema(examples = "529614773")
                String userId) {}
