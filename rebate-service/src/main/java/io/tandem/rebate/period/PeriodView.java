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
        @Schema(examples = "operator-7") String closedBy,
        @Schema(nullable = true, description = "Null until they are fixed, right after the close.")
                StatementsView statements) {

    static PeriodView of(String programme, PeriodSql.Closed closed) {
        return new PeriodView(
                programme,
                closed.period(),
                "CLOSED",
                closed.at(),
                closed.by(),
                closed.statements().map(StatementsView::of).orElse(null));
    }

    /** What all of the month's statements hang on. */
    record StatementsView(
            @Schema(
                            description =
                                    "Root of the tree over all partners' roots: SHA-256, hex.",
                            examples =
                                    "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456")
                    String root,
            @Schema(examples = "12") long partners,
            @Schema(examples = "48210") long leaves,
            Instant fixedAt) {

        static StatementsView of(PeriodSql.Published published) {
            return new StatementsView(
                    published.root(), published.partners(), published.leaves(), published.at());
        }
    }
}
