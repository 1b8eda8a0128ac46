package io.tandem.rebate.earnings;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.earnings.ContributionsView.AssetAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Trades by which a partner earned, and what it earned in all. The trades of all pages add up to
 * {@code rebates}, as far as nothing changes between one page and the next.
 */
record EarnedTradesView(
        List<EarnedTrade> items,
        @Schema(
                        nullable = true,
                        description = "Send as `after` for the next page; null at the end.")
                String next,
        @Schema(description = "What the contribution says now, of the assets that were asked for.")
                List<AssetAmount> rebates,
        Instant asOf) {

    /** A trade with everything that it was ever rated as this partner's, within the scope. */
    record EarnedTrade(
            @Schema(examples = "okx") String programme,
            @Schema(examples = "bill-624881939218") String tradeId,
            @Schema(
                            nullable = true,
                            description = "Not told to whom it was a co-inviter's trade only.",
                            examples = "44705892343619584")
                    String userId,
            @Schema(examples = "BTC-USDT") String instrument,
            @Schema(examples = "SPOT") String instrumentType,
            @Schema(examples = "347136") BigDecimal volumeUsd,
            @Schema(examples = "347153.57") BigDecimal fee,
            @Schema(nullable = true, examples = "347153.57") BigDecimal netFee,
            Asset asset,
            Instant executedAt,
            Instant receivedAt,
            @Schema(
                            description = "The partner's part by all accruals together.",
                            examples = "104146.071")
                    BigDecimal rebate,
            @Schema(description = "In the order in which they were made.")
                    List<EarnedAccrual> accruals) {}

    /** One rating of it. Amounts are negative where one is taken back. */
    record EarnedAccrual(
            @Schema(
                            examples = "ACCRUED",
                            enumeration = {"ACCRUED", "TAKEN_BACK", "RESTATED"})
                    String kind,
            @Schema(
                            nullable = true,
                            description = "Why it was rated anew.",
                            enumeration = {"BINDING", "PLAN", "TIER", "REVERSAL"},
                            examples = "REVERSAL")
                    String cause,
            Instant at,
            YearMonth postedPeriod,
            @Schema(
                            examples = "OWNER",
                            enumeration = {"OWNER", "CO_INVITER"})
                    String role,
            @Schema(examples = "COMMISSIONABLE") String reason,
            @Schema(examples = "SPOT") String category,
            UUID linkId,
            @Schema(nullable = true, examples = "autumn") String campaign,
            @Schema(nullable = true) UUID planId,
            @Schema(nullable = true, examples = "1") Integer planVersion,
            @Schema(nullable = true, examples = "1") Integer tier,
            @Schema(nullable = true) Rate rate,
            @Schema(examples = "347153.57") BigDecimal commissionableFee,
            @Schema(examples = "104146.071") BigDecimal gross,
            @Schema(description = "The partner's own part of it.", examples = "104146.071")
                    BigDecimal part,
            @Schema(
                            nullable = true,
                            description = "From when it is available, if held back.",
                            examples = "2026-10-15")
                    LocalDate availableOn,
            @Schema(nullable = true) UUID entryId) {}
}
