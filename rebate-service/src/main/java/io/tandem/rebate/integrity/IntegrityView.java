package io.tandem.rebate.integrity;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether the books are in order. */
record IntegrityView(
        @Schema(description = "All of the below holds.", examples = "true") boolean balanced,
        List<AssetSum> assets,
        @Schema(description = "Each balance against the sum of its postings.") Check balances,
        @Schema(
                        description =
                                "Each partner's accruals in an asset, and all invitees', against the"
                                        + " journal's accrual postings.")
                Check accruals) {

    /** The sum over all accounts in an asset; zero when the books balance. */
    record AssetSum(
            Asset asset,
            @Schema(description = "Kept balances.", examples = "104146.071") BigDecimal owned,
            @Schema(description = "Programmes' expense.", examples = "-104146.071")
                    BigDecimal expense,
            @Schema(examples = "0") BigDecimal sum) {}

    /** How many were compared, and how many of them differ. */
    record Check(@Schema(examples = "3") long checked, @Schema(examples = "0") long differing) {}
}
