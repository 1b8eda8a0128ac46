package io.tandem.rebate.adjustment;

import io.tandem.chassis.money.Asset;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Corrects what a partner has available. */
record AdjustBalance(
        @NotNull UUID partnerId,
        @NotNull Asset asset,
        @NotNull
                @Schema(
                        description = "What the partner gets; negative when it is taken.",
                        examples = "-12.5")
                BigDecimal amount,
        @NotNull
                @Schema(
                        description = "The programme's expense, or the suspense account.",
                        examples = "EXPENSE")
                Against against,
        @Pattern(regexp = "[a-z0-9-]{1,32}")
                @Schema(
                        nullable = true,
                        description = "Whose expense; with EXPENSE alone.",
                        examples = "okx")
                String programme,
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "paid twice in ticket 4411")
                String reason) {

    /** Where it comes from, or goes. */
    enum Against {
        EXPENSE,
        SUSPENSE
    }
}
