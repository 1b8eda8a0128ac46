package io.tandem.rebate.accrual;

import io.tandem.rebate.accrual.model.Rating;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/** A rating with where the journal has it: entered, or taken back. */
record Entered(Rating rating, boolean takenBack, YearMonth postedPeriod, Optional<UUID> entryId) {

    BigDecimal signed(BigDecimal amount) {
        return takenBack ? amount.negate() : amount;
    }
}
