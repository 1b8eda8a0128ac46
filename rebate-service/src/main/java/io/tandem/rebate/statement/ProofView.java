package io.tandem.rebate.statement;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a trade's accruals are in a statement, and the statement in its month's root. */
record ProofView(
        UUID partnerId,
        @Schema(examples = "okx") String programme,
        YearMonth period,
        @Schema(examples = "bill-624881939218") String tradeId,
        @Schema(description = "The trade's accruals in this statement.") List<LeafView> leaves,
        @Schema(description = "How many the statement has.", examples = "1820") long leafCount,
        @Schema(examples = HASH) String root,
        @Schema(description = "The partner's place among the month's.", examples = "3")
                long partnerIndex,
        @Schema(examples = "12") long partnerCount,
        @Schema(examples = "[\"" + HASH + "\"]") List<String> partnerPath,
        @Schema(examples = HASH) String periodRoot) {

    static final String HASH = "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456";

    /** One accrual. */
    record LeafView(
            @Schema(
                            description = "The leaf: RFC 8785 JSON; its UTF-8 bytes are hashed.",
                            examples = "{\"asset\":\"USDT\",\"commissionable\":\"15\"}")
                    String leaf,
            @Schema(examples = "17") long index,
            @Schema(
                            description = "Hashes from the leaf up to the partner's root.",
                            examples = "[\"" + HASH + "\"]")
                    List<String> path) {}
}
