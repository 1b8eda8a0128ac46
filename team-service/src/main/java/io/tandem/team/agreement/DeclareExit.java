package io.tandem.team.agreement;

import io.tandem.team.agreement.model.ExitKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An operator puts a fact on record that ends a membership where the terms say that it does. */
public record DeclareExit(
        @NotNull UUID partnerId,
        @NotNull @Schema(examples = "CLOSED") ExitKind kind,
        @NotBlank @Size(max = 1000) @Schema(examples = "Account closed on request, case 12.")
                String cause) {}
