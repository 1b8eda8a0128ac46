package io.tandem.team.agreement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member signs the digest of a proposal. */
public record SignAgreement(
        @NotNull UUID keyId,
        @NotNull
                @Size(max = 100)
                @Schema(
                        description = "Base64 of the Ed25519 signature over the digest's 32 bytes.",
                        examples =
                                "hgyY0il+MGCjP0JzlnLWG1PPOt7+09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr/MuM0KAw==")
                String signature) {}
