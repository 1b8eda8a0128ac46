package io.tandem.rebate.payout;

import io.tandem.chassis.money.Asset;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for money to go out to a partner. */
record RequestPayout(
        @Schema(nullable = true, description = "For operators; a partner asks for itself.")
                UUID partnerId,
        @NotNull Asset asset,
        @NotNull
                @Schema(
                        description =
                                "Above zero. What is finer than the payout precision stays"
                                        + " available.",
                        examples = "104146.071")
                BigDecimal amount,
        @NotNull
                @Size(min = 1, max = 500)
                @Schema(description = "Where to, in words.", examples = "exchange account 7781")
                String destination) {}
