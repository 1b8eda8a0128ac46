package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import java.time.YearMonth;

/** What follows a close. The statements' package does it. */
public interface Statements {

    /** Fixes the statements of a closed month; nothing when they are fixed already. */
    Uni<Void> fix(String programme, YearMonth period);
}
