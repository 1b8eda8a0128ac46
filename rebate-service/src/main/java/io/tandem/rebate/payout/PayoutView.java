package io.tandem.rebate.payout;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payout, and how it went. */
record PayoutView(
        UUID id,
        UUID partnerId,
        Asset asset,
        @Schema(description = "What was asked for.", examples = "104146.071") BigDecimal requested,
        @Schema(description = "What goes out.", examples = "104146.07") BigDecimal amount,
        @Schema(
                        description = "Finer than the payout precision; stays available.",
                        examples = "0.001")
                BigDecimal remainder,
        @Schema(examples = "exchange account 7781") String destination,
        @Schema(
                        examples = "REQUESTED",
                        enumeration = {
                            "REQUESTED",
                            "APPROVED",
                            "SENT",
                            "PAID",
                            "FAILED",
                            "CANCELLED"
                        })
                String state,
        @Schema(description = "The states it has been in, the first one first.")
                List<StepView> steps) {

    /** When it came into a state. */
    record StepView(
            @Schema(examples = "REQUESTED") String state,
            Instant at,
            @Schema(nullable = true, description = "For operators alone.", examples = "operator-7")
                    String by,
            @Schema(nullable = true, examples = "transaction 0x5a3f") String note,
            @Schema(nullable = true, description = "What it did to the ledger.") UUID entryId) {}
}
