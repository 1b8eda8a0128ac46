package io.tandem.rebate.period;

import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A closed month: its books take nothing more, and the next month's tiers are fixed. */
record PeriodView(
        @Schema(examples = "okx") String programme,
        YearMonth period,
        @Schema(examples = "CLOSED") String state,
        Instant closedAt,
        @Schema(examples = "operator-7") String closedBy) {

    static PeriodView of(String programme, PeriodSql.Closed closed) {
        return new PeriodView(programme, closed.period(), "CLOSED", closed.at(), closed.by());
    }
}
