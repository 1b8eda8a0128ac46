package io.tandem.rebate.hold;

import io.tandem.chassis.money.Asset;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Freezes what a partner has available. */
record HoldFunds(
        @NotNull UUID partnerId,
        @NotNull Asset asset,
        @NotNull @Schema(description = "Above zero.", examples = "104146.071") BigDecimal amount,
        @NotNull
                @Size(min = 1, max = 200)
                @Schema(examples = "dispute 0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                String reference,
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "contested: line 12 of 2026-10")
                String reason) {}
