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
        @Schema(nullable = true, description = "The key in whose place it stands.")
                UUID predecessorId,
        @Schema(
                        nullable = true,
                        description =
                                "Base64 of the predecessor's signature over"
                                        + " `tandem-signing-key-rotation:`, the partner id, `:` and this"
                                        + " publicKey.",
                        examples =
                                "kqAJqfDUyrhyDoILXjBqBQZ6aAxvBsC4DNp+b9mB4rM6X2cpjLwAPjZZwzgZ8hUDd4kV7D4gLP3vtn0MWkYBDg==")
                String endorsement,
        @Schema(
                        nullable = true,
                        description = "Since then its successor signs; what it signed counts.")
                Instant rotatedAt,
        @Schema(nullable = true, description = "Since then it signs nothing.") Instant revokedAt) {}
