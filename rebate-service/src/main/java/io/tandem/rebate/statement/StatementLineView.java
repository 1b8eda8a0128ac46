package io.tandem.rebate.statement;

import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A statement among a partner's. */
record StatementLineView(
        @Schema(examples = "okx") String programme,
        YearMonth period,
        Instant closedAt,
        @Schema(examples = "1820") long leaves,
        @Schema(examples = "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456")
                String root) {

    static StatementLineView of(StatementSql.Head head) {
        return new StatementLineView(
                head.key().programme(),
                head.key().period(),
                head.closedAt(),
                head.leaves(),
                head.root());
    }
}
