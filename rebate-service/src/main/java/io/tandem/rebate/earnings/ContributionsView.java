package io.tandem.rebate.earnings;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What members brought, all as of one moment, in the order in which they were asked for. */
record ContributionsView(List<Contribution> items, Instant asOf) {

    /** What one of them brought. */
    record Contribution(
            UUID partnerId,
            List<AssetAmount> rebates,
            @Schema(examples = "347153570") BigDecimal volumeUsd,
            @Schema(examples = "12") long invitees,
            @Schema(examples = "7") long activeTraders) {}

    /** An amount in an asset. */
    record AssetAmount(Asset asset, @Schema(examples = "104146.071") BigDecimal amount) {}
}
