package io.tandem.rebate.reservation;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is reserved under a reference, for a partner in an asset. */
record ReservationView(
        @Schema(examples = "settlement-0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10") String reference,
        UUID partnerId,
        Asset asset,
        @Schema(examples = "104146.071") BigDecimal amount,
        @Schema(description = "By transfers of the same reference.", examples = "0")
                BigDecimal consumed,
        @Schema(examples = "pooled share of 2026-10") String purpose,
        @Schema(
                        examples = "OPEN",
                        enumeration = {"OPEN", "RELEASED"})
                String state,
        Instant changedAt) {}
