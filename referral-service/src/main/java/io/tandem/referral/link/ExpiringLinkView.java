package io.tandem.referral.link;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that expires. */
public record ExpiringLinkView(
        UUID id,
        @Schema(description = "The first instant at which it is good no longer.")
                Instant expiresAt) {}
