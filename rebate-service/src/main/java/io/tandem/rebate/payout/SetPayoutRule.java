package io.tandem.rebate.payout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says how payouts of an asset go from now on. */
record SetPayoutRule(
        @NotNull @Schema(description = "The least that goes out.", examples = "10")
                BigDecimal minimum,
        @NotNull @Min(0) @Max(18) @Schema(description = "The finest that goes out.", examples = "2")
                Integer decimals) {}
