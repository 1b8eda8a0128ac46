package io.tandem.rebate.ledger;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a line of a journal entry did to one of a partner's pockets. */
record PostingView(
        UUID entryId,
        @Schema(examples = "1") int line,
        @Schema(
                        examples = "available",
                        enumeration = {"pending", "available", "held", "paid"})
                String account,
        Asset asset,
        @Schema(description = "Negative when it went out.", examples = "104146.071")
                BigDecimal amount,
        @Schema(
                        examples = "ACCRUAL",
                        enumeration = {
                            "ACCRUAL",
                            "RESTATEMENT",
                            "MATURITY",
                            "TRANSFER",
                            "HOLD",
                            "PAYOUT",
                            "ADJUSTMENT",
                            "RECONCILIATION"
                        })
                String kind,
        @Schema(examples = "500 trades") String reference,
        @Schema(description = "The month it belongs to.") YearMonth period,
        @Schema(description = "The month in whose books it is.") YearMonth postedPeriod,
        Instant postedAt) {}
