package io.tandem.rebate.statement;

import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of rebuilding a closed month. */
record RecomputationView(
        @Schema(examples = "okx") String programme,
        YearMonth period,
        @Schema(nullable = true) UUID partnerId,
        @Schema(description = "To the byte.", examples = "true") boolean identical,
        @Schema(description = "Up to the first difference.", examples = "48210") long leaves,
        @Schema(
                        nullable = true,
                        description = "Root of the month, or of the partner's statement.",
                        examples =
                                "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456")
                String root,
        @Schema(nullable = true) DifferenceView difference) {

    /** The first entry that differs. */
    record DifferenceView(
            @Schema(nullable = true) UUID partnerId,
            @Schema(nullable = true, examples = "bill-624881939218") String tradeId,
            @Schema(nullable = true, description = "The trade's accrual.", examples = "0")
                    Integer n,
            @Schema(
                            description =
                                    "A field of the leaf; `trade` when the trade is not what was"
                                            + " reported; `leaf` when the row is not the one that"
                                            + " was fixed; `root` when rows are gone;"
                                            + " `balances.<asset>.<kind>.<pocket>` when a balance or"
                                            + " movement is not what the postings come to.",
                            examples = "gross")
                    String field,
            @Schema(nullable = true, examples = "104146.072") String stored,
            @Schema(nullable = true, examples = "104146.071") String recomputed) {}
}
