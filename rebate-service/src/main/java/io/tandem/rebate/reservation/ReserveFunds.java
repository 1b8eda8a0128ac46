package io.tandem.rebate.reservation;

import io.tandem.chassis.money.Asset;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says what of a partner's money is reserved under a reference. */
record ReserveFunds(
        @NotNull UUID partnerId,
        @NotNull Asset asset,
        @NotNull
                @Schema(
                        description = "All of it, what transfers have consumed included.",
                        examples = "104146.071")
                BigDecimal amount,
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "pooled share of 2026-10")
                String purpose) {}
