package io.tandem.rebate.hold;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A hold, and how it ended. */
record HoldView(
        UUID id,
        UUID partnerId,
        Asset asset,
        @Schema(examples = "104146.071") BigDecimal amount,
        @Schema(examples = "dispute 0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10") String reference,
        @Schema(examples = "contested: line 12 of 2026-10") String reason,
        @Schema(
                        examples = "HELD",
                        enumeration = {"HELD", "RELEASED", "AWARDED"})
                String state,
        UUID entryId,
        Instant createdAt,
        @Schema(nullable = true) UUID endEntryId,
        @Schema(nullable = true) Instant endedAt,
        @Schema(description = "Who got what of it.") List<AwardView> awards) {

    /** What somebody else got. */
    record AwardView(UUID to, @Schema(examples = "100000") BigDecimal amount) {}
}
