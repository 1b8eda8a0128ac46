package io.tandem.referral.binding;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claim that does not bind, and why. */
public record RefusalView(
        UUID id,
        @Schema(examples = "okx") String programme,
        @Schema(examples = "640257103") String userId,
        @Schema(nullable = true, description = "The link's owner; null when the link is not known.")
                UUID partnerId,
        @Schema(nullable = true) UUID linkId,
        @Schema(nullable = true, examples = "AYSE", description = "As the claim named it.")
                String code,
        @Schema(nullable = true) UUID clickId,
        Instant signedUpAt,
        @Schema(examples = "self-referral", description = "The slug of a problem.") String reason,
        Instant refusedAt,
        @Schema(
                        nullable = true,
                        description =
                                "Since when it holds no longer, as the claims now known say otherwise.")
                Instant withdrawnAt) {}
