package io.tandem.team.agreement;

import io.tandem.team.split.model.Digest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
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
                String signature,
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits in lower case")
                @Schema(
                        nullable = true,
                        description =
                                "The simulation of these very terms that you have seen, so that"
                                        + " this is on record.",
                        examples =
                                "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
                String simulationDigest) {

    Optional<Digest> simulation() {
        return Optional.ofNullable(simulationDigest).map(Digest::new);
    }
}
