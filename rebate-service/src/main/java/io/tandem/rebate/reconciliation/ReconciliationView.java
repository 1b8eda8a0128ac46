package io.tandem.rebate.reconciliation;

import io.tandem.rebate.reconciliation.RunSql.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An imported commission file, and what came of comparing it. */
record ReconciliationView(
        UUID id,
        @Schema(examples = "okx") String programme,
        @Schema(examples = "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456")
                String sha256,
        Instant from,
        @Schema(description = "The file covers the time before this.") Instant to,
        @Schema(examples = "18204") long bytes,
        @Schema(description = "How many orders it names.", examples = "120") long orders,
        @Schema(description = "The sum of its fees, as it writes them.", examples = "-347153.57")
                BigDecimal fee,
        @Schema(description = "The sum of its three rebates.", examples = "104146.071")
                BigDecimal commission,
        Instant importedAt,
        @Schema(examples = "ops-ann") String importedBy,
        @Schema(nullable = true, description = "When every order had been compared.")
                Instant matchedAt,
        @Schema(description = "Its breaks by kind and state, as they are now.")
                List<KindView> breaks) {

    /** Breaks of one kind in one state. */
    record KindView(
            @Schema(examples = "RATE_DIFFERS") String kind,
            @Schema(examples = "OPEN") String state,
            @Schema(examples = "3") long breaks,
            @Schema(description = "Commission by the file.", examples = "13.5") BigDecimal theirs,
            @Schema(description = "Commission by the books.", examples = "12") BigDecimal ours,
            @Schema(description = "What waits in suspense.", examples = "1.5")
                    BigDecimal suspended) {}

    static ReconciliationView of(Run run, List<KindView> breaks) {
        return new ReconciliationView(
                run.id(),
                run.programme(),
                run.sha256(),
                run.window().from(),
                run.window().to(),
                run.bytes(),
                run.orders(),
                run.fee(),
                run.commission(),
                run.importedAt(),
                run.importedBy(),
                run.matchedAt().orElse(null),
                breaks);
    }
}
