package io.tandem.team.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member votes to remove another, with its reason on record. */
public record VoteRemoval(
        @NotNull UUID partnerId,
        @NotBlank @Size(max = 1000) @Schema(examples = "Bought clicks on our brand.")
                String cause) {}
