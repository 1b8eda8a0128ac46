package io.tandem.rebate.adjustment;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An adjustment, and how it was undone if it was. */
record AdjustmentView(
        UUID id,
        UUID partnerId,
        Asset asset,
        @Schema(examples = "-12.5") BigDecimal amount,
        @Schema(
                        nullable = true,
                        description = "Against whose expense; against suspense when null.",
                        examples = "okx")
                String programme,
        @Schema(examples = "paid twice in ticket 4411") String reason,
        UUID entryId,
        Instant adjustedAt,
        @Schema(examples = "operator-7") String adjustedBy,
        @Schema(nullable = true, examples = "ticket 4411 was right") String undoReason,
        @Schema(nullable = true) UUID undoEntryId,
        @Schema(nullable = true) Instant undoneAt,
        @Schema(nullable = true, examples = "operator-7") String undoneBy) {}
