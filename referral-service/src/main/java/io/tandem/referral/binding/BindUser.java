package io.tandem.referral.binding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says that a user signed up by a code or a click. A claim is its content: told again, it is the
 * same one.
 */
@RegisterForReflection
@Schema(
        examples =
                "{\"programme\":\"okx\",\"userId\":\"640257103\",\"code\":\"AYSE\","
                        + "\"signedUpAt\":\"2026-10-01T12:00:00Z\",\"country\":\"TR\"}")
public record BindUser(
        @NotNull
                @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be 1 to 32 of a-z 0-9 -")
                @Schema(examples = "okx")
                String programme,
        @NotNull
                @Pattern(
                        regexp = "[^\\p{Z}\\p{C}]{1,128}",
                        message = "must be 1 to 128 visible characters")
                @Schema(examples = "640257103")
                String userId,
        @Pattern(regexp = "[^\\p{Z}\\p{C}]{1,128}", message = "must be 1 to 128 visible characters")
                @Schema(
                        nullable = true,
                        examples = "AYSE",
                        description = "The link's code; or else a clickId.")
                String code,
        @Schema(nullable = true, description = "The click that led to the sign-up; or else a code.")
                UUID clickId,
        @NotNull Instant signedUpAt,
        @Pattern(regexp = "[A-Z]{2}", message = "must be a country of ISO 3166-1 alpha-2")
                @Schema(nullable = true, examples = "TR")
                String country,
        @Schema(
                        nullable = true,
                        examples = "2026-05-01T08:00:00Z",
                        description =
                                "For a recall: since when the user, bound before, had been idle.")
                Instant lastActiveAt) {}
