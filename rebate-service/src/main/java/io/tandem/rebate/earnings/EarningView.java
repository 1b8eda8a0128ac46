package io.tandem.rebate.earnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.plan.model.Category;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a partner earned in an asset, under the keys that were asked for. Trades, volume, fees and
 * gross count for the link's owner; the rebate of a co-inviter counts for the co-inviter. Invitees
 * and active traders are counts of people: they do not add up over rows.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EarningView(
        UUID partnerId,
        Asset asset,
        @Schema(nullable = true) YearMonth period,
        @Schema(nullable = true, examples = "2026-10-01") LocalDate day,
        @Schema(nullable = true, examples = "SPOT") Category category,
        @Schema(nullable = true, description = "The link's id.") UUID link,
        @Schema(nullable = true, examples = "youtube") String channel,
        @Schema(nullable = true, examples = "autumn") String campaign,
        @Schema(nullable = true, description = "The introducing partner's id.") UUID introducer,
        @Schema(examples = "1") long trades,
        @Schema(examples = "347153570") BigDecimal volumeUsd,
        @Schema(description = "Commissionable fees.", examples = "347153.57") BigDecimal fees,
        @Schema(examples = "104146.071") BigDecimal gross,
        @Schema(description = "The partner's own part.", examples = "104146.071") BigDecimal rebate,
        @Schema(description = "Users bound in that time.", examples = "1") long invitees,
        @Schema(examples = "1") long activeTraders) {}
