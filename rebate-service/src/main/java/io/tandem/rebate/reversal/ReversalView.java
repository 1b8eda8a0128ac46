package io.tandem.rebate.reversal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.reversal.model.Ground;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one reversal took back of a trade. */
@RegisterForReflection
public record ReversalView(
        UUID id,
        @Schema(examples = "CHARGEBACK") Ground reason,
        @Schema(
                        nullable = true,
                        description = "For operators alone.",
                        examples = "card dispute 7781")
                String text,
        @Schema(nullable = true, examples = "0.5") Rate fraction,
        @Schema(description = "How much of the fee that was.", examples = "7.5") BigDecimal fee,
        @Schema(description = "Whether nothing was left of the trade.", examples = "false")
                boolean whole,
        Instant at) {

    /** As a partner sees it. */
    public ReversalView withoutText() {
        return new ReversalView(id, reason, null, fraction, fee, whole, at);
    }
}
