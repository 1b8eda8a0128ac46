package io.tandem.rebate.reconciliation;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.model.Rule.Charged;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says how a programme's commission files are read. */
record SetReconciliationRule(
        @NotNull @Schema(description = "What the file's amounts are counted in.") Asset asset,
        @NotNull
                @Schema(
                        description =
                                "How a trade tells its order: its id is the order's (`TRADE_ID`),"
                                        + " or begins with the order's and the separator"
                                        + " (`PREFIX`).",
                        examples = "PREFIX")
                Orders orders,
        @Pattern(regexp = "[!-/:-@\\[-`{-~]{1,8}")
                @Schema(
                        nullable = true,
                        description = "With PREFIX alone: ends the order's id in the trade's.",
                        examples = "-")
                String separator,
        @NotNull
                @Schema(
                        description = "The sign of a fee that the user paid; OKX's is NEGATIVE.",
                        examples = "NEGATIVE")
                Charged charged,
        @NotNull
                @Schema(
                        description =
                                "What each part of an order's commission, and its fee, may differ"
                                        + " by: the file may be rounded, the books are not.",
                        examples = "0.00000001")
                BigDecimal tolerance,
        @Schema(
                        nullable = true,
                        description = "The same of volumes; left out, they are not compared.",
                        examples = "0.01")
                BigDecimal amountTolerance) {

    /** How a trade tells its order. */
    enum Orders {
        TRADE_ID,
        PREFIX
    }
}
