package io.tandem.rebate.reversal;

import io.tandem.chassis.money.Rate;
import io.tandem.rebate.reversal.model.Ground;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Takes back a trade: a fraction of its fee, an amount of it or, with neither, all that is left.
 */
record ReverseTrade(
        @Schema(
                        nullable = true,
                        description = "Of the fee as it was reported (the net fee, if given).",
                        examples = "0.5")
                Rate fraction,
        @Schema(
                        nullable = true,
                        description =
                                "Of the fee, in its asset; at most 12 decimals. Not with `fraction`.")
                BigDecimal amount,
        @NotNull @Schema(examples = "CHARGEBACK") Ground reason,
        @NotNull
                @Size(min = 1, max = 500)
                @Schema(description = "For the record.", examples = "card dispute 7781")
                String text) {}
