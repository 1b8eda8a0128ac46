package io.tandem.team.agreement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key by which a partner signs. */
public record SigningKeyView(
        UUID id,
        UUID partnerId,
        @Schema(examples = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=") String publicKey,
        Instant registeredAt,
        @Schema(nullable = true, description = "Null while it can sign.") Instant revokedAt) {}
