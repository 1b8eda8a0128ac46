package io.tandem.rebate.ledger;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A journal entry. Each line takes from one account what it gives to the other. */
record EntryView(
        UUID id,
        @Schema(examples = "ACCRUAL") String kind,
        @Schema(nullable = true, examples = "okx") String programme,
        YearMonth postedPeriod,
        @Schema(examples = "500 trades") String reference,
        Instant postedAt,
        List<Line> lines) {

    /** One line. */
    record Line(
            @Schema(examples = "1") int line,
            @Schema(examples = "programme:okx:expense") String debit,
            @Schema(examples = "partner:0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10:available")
                    String credit,
            Asset asset,
            @Schema(examples = "104146.071") BigDecimal amount,
            YearMonth period) {}
}
