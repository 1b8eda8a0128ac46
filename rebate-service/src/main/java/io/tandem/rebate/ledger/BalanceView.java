package io.tandem.rebate.ledger;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a partner has in an asset, and where. */
record BalanceView(
        Asset asset,
        @Schema(description = "Held back until its hold days are over.", examples = "0")
                BigDecimal pending,
        @Schema(
                        description = "The partner's to move; below zero only after a restatement.",
                        examples = "104146.071")
                BigDecimal available,
        @Schema(description = "Frozen, or on its way out.", examples = "0") BigDecimal held,
        @Schema(description = "Gone out.", examples = "0") BigDecimal paid,
        @Schema(
                        description =
                                "What of it is reserved: a payout takes only from available less"
                                        + " this.",
                        examples = "0")
                BigDecimal reserved) {}
