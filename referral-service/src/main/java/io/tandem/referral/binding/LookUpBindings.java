package io.tandem.referral.binding;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for all bindings of many users. */
public record LookUpBindings(
        @NotNull
                @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be 1 to 32 of a-z 0-9 -")
                @Schema(examples = "okx")
                String programme,
        @NotEmpty @Size(max = 1000) @Schema(examples = "[\"640257103\"]")
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "[^\\p{Z}\\p{C}]{1,128}",
                                        message = "must be 1 to 128 visible characters")
                                String>
                        userIds) {}
