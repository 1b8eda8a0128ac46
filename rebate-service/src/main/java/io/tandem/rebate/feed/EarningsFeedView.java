package io.tandem.rebate.feed;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.feed.model.ChangeCause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of the feed. */
record EarningsFeedView(
        List<Entry> items,
        @Schema(examples = "1", description = "Ask after this one for what follows.") long next) {

    /** What one transaction changed. */
    @Schema(name = "EarningsFeedEntry")
    record Entry(
            @Schema(examples = "1", description = "Counts from 1 without gaps.") long position,
            Instant at,
            @Schema(examples = "ACCRUED") ChangeCause cause,
            List<Change> changes) {}

    /** What it changed of one partner's month, in one asset. */
    @Schema(name = "EarningsChange")
    record Change(
            UUID partnerId,
            @Schema(
                            nullable = true,
                            description = "Null when an adjustment is against suspense.",
                            examples = "okx")
                    String programme,
            @Schema(description = "The month that it belongs to.") YearMonth period,
            @Schema(nullable = true, description = "The month whose books have it.")
                    YearMonth postedPeriod,
            @Schema(nullable = true, description = "Null when only invitees were counted anew.")
                    Asset asset,
            @Schema(
                            description =
                                    "What the partner got by it; 0 when only volume, activity,"
                                            + " invitees or the way in changed.",
                            examples = "104146.071")
                    BigDecimal delta,
            @Schema(nullable = true, description = "The entry that posted it.") UUID entryId) {}
}
