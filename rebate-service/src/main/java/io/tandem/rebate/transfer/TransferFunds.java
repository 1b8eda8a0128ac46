package io.tandem.rebate.transfer;

import io.tandem.chassis.money.Asset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Moves available money between partners, all legs or none. */
record TransferFunds(
        @NotNull
                @Size(min = 1, max = 200)
                @Schema(
                        description = "What it is for, such as a settlement's id.",
                        examples = "settlement 0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                String reference,
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "Team Aurora, 2026-10") String reason,
        @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid LegTerms> legs) {

    /** What one partner gives another. */
    record LegTerms(
            @NotNull UUID from,
            @NotNull UUID to,
            @NotNull Asset asset,
            @NotNull @Schema(description = "Above zero.", examples = "104146.071")
                    BigDecimal amount) {}
}
