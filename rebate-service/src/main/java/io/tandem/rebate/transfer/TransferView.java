package io.tandem.rebate.transfer;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A transfer that happened. A party sees the legs that are its own. */
record TransferView(
        UUID id,
        @Schema(examples = "settlement 0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10") String reference,
        @Schema(examples = "Team Aurora, 2026-10") String reason,
        UUID entryId,
        List<LegView> legs,
        Instant createdAt) {

    /** What one partner gave another. */
    record LegView(
            UUID from, UUID to, Asset asset, @Schema(examples = "104146.071") BigDecimal amount) {}
}
