package io.tandem.team.dispute;

import io.tandem.chassis.money.Asset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Claims for oneself what a settlement gave others. */
record OpenDispute(
        @NotEmpty @Size(max = MAX_LINES) List<@NotNull @Valid ContestedLine> lines,
        @NotBlank
                @Size(max = 4000)
                @Schema(
                        description = "Why it should be yours.",
                        examples = "My campaign's sign-ups of 3 October are missing.")
                String statement) {

    static final int MAX_LINES = 20;

    /** So much of a member's part in an asset. */
    record ContestedLine(
            @NotNull Asset asset,
            @NotNull @Schema(description = "Whose part is contested; not your own.") UUID partnerId,
            @NotNull
                    @Schema(
                            description = "Above zero, and at most what the line has left.",
                            examples = "12.5")
                    BigDecimal amount) {}
}
