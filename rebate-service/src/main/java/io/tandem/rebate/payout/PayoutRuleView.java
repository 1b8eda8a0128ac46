package io.tandem.rebate.payout;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How payouts of an asset go. */
record PayoutRuleView(
        Asset asset,
        @Schema(examples = "10") BigDecimal minimum,
        @Schema(examples = "2") int decimals,
        @Schema(examples = "1") long version,
        Instant setAt) {}
