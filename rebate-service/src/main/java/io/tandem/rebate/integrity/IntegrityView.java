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
                Check accruals,
        @Schema(
                        description =
                                "What each partner's balances say is reserved of an asset, against"
                                        + " its open reservations.")
                Check reserved,
        @Schema(
                        description =
                                "What each partner has held of an asset, against its open holds and"
                                        + " payouts on their way.")
                Check held,
        @Schema(
                        description =
                                "Each programme's suspense, against the unmatched money of its open"
                                        + " breaks.")
                Check suspense,
        @Schema(description = "What differs, at most 100 of each check.")
                List<DifferingView> differences) {

    /** The sum over all accounts in an asset; zero when the books balance. */
    record AssetSum(
            Asset asset,
            @Schema(description = "Kept balances.", examples = "104146.071") BigDecimal owned,
            @Schema(
                            description = "Programmes' expense and what they wrote off.",
                            examples = "-104146.071")
                    BigDecimal expense,
            @Schema(examples = "0") BigDecimal sum) {}

    /** How many were compared, and how many of them differ. */
    record Check(@Schema(examples = "3") long checked, @Schema(examples = "0") long differing) {}

    /** Two figures that should be one. */
    record DifferingView(
            @Schema(description = "The check that found it.", examples = "reserved") String check,
            @Schema(
                            description = "An account, or a partner's accounts together.",
                            examples = "partner:0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    String owner,
            Asset asset,
            @Schema(nullable = true, description = "What the ledger says.", examples = "2")
                    BigDecimal stored,
            @Schema(description = "What it should be.", examples = "1.5") BigDecimal expected) {}
}
