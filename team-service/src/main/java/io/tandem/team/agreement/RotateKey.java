package io.tandem.team.agreement;

import io.tandem.team.agreement.model.PublicKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner puts a new key in an old one's place, and the old one says so. */
public record RotateKey(
        @NotNull
                @Schema(
                        description = "Base64 of the 32 raw bytes of the new Ed25519 public key.",
                        examples = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=")
                String publicKey,
        @NotNull
                @Size(max = 100)
                @Schema(
                        description =
                                "Base64 of the new key's signature over `tandem-signing-key:` and"
                                        + " your partner id.",
                        examples =
                                "hgyY0il+MGCjP0JzlnLWG1PPOt7+09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr/MuM0KAw==")
                String proof,
        @NotNull
                @Size(max = 100)
                @Schema(
                        description =
                                "Base64 of the old key's signature over"
                                        + " `tandem-signing-key-rotation:`, your partner id, `:` and the"
                                        + " new publicKey as it stands above.",
                        examples =
                                "kqAJqfDUyrhyDoILXjBqBQZ6aAxvBsC4DNp+b9mB4rM6X2cpjLwAPjZZwzgZ8hUDd4kV7D4gLP3vtn0MWkYBDg==")
                String endorsement) {

    public RotateKey {
        if (publicKey != null) {
            new PublicKey(publicKey);
        }
    }
}
