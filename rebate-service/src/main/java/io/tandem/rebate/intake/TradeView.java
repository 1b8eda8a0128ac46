package io.tandem.rebate.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one trade. */
record TradeView(
        @Schema(examples = "bill-624881939218") String tradeId,
        @Schema(
                        examples = "accepted",
                        enumeration = {"accepted", "duplicate"})
                Outcome outcome) {}
