package io.tandem.team.agreement;

import io.tandem.team.agreement.model.PublicKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner registers a key and proves that it has the other half. */
public record RegisterKey(
        @NotNull
                @Schema(
                        description = "Base64 of the 32 raw bytes of an Ed25519 public key.",
                        examples = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                String publicKey,
        @NotNull
                @Size(max = 100)
                @Schema(
                        description =
                                "Base64 of that key's signature over `tandem-signing-key:` and your"
                                        + " partner id.",
                        examples =
                                "hgyY0il+MGCjP0JzlnLWG1PPOt7+09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr/MuM0KAw==")
                String proof) {

    public RegisterKey {
        if (publicKey != null) {
            new PublicKey(publicKey);
        }
    }
}
