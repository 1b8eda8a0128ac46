package io.tandem.team.settlement;

import io.tandem.chassis.money.Asset;
import io.tandem.team.settlement.TradeMessages.Accrual;
import io.tandem.team.settlement.TradeMessages.Trade;
import io.tandem.team.settlement.TradeMessages.Trades;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One member's trades of the period within the agreement's scope. Over all pages their rebates sum
 * to {@code rebates}, which is what rebate-service would contribute now.
 */
@Schema(name = "TracedTrades")
record TradesView(
        UUID partnerId,
        List<SettlementView.RebateView> rebates,
        @Schema(description = "The moment of which these are.") Instant asOf,
        List<TradeView> items,
        @Schema(
                        nullable = true,
                        description = "Send as `after` for the next page; null at the end.")
                String next) {

    /** A trade, with all that it was rated. */
    @Schema(name = "TracedTrade")
    record TradeView(
            @Schema(examples = "okx") String programme,
            @Schema(examples = "bill-624881939218") String tradeId,
            @Schema(
                            nullable = true,
                            description = "Not told of trades by which one earned as co-inviter.",
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
                            description = "What it gave the member, by all accruals together.",
                            examples = "104146.071")
                    BigDecimal rebate,
            @Schema(description = "The first rating, and each later one.")
                    List<AccrualView> accruals) {

        static TradeView of(Trade trade, Instant snapshot) {
            return new TradeView(
                    trade.programme(),
                    trade.tradeId(),
                    trade.userId(),
                    trade.instrument(),
                    trade.instrumentType(),
                    trade.volumeUsd(),
                    trade.fee(),
                    trade.netFee(),
                    trade.asset(),
                    trade.executedAt(),
                    trade.receivedAt(),
                    trade.rebate(),
                    trade.accruals().stream().map(each -> AccrualView.of(each, snapshot)).toList());
        }
    }

    /** A rating: by which plan, tier and rate. Amounts are negative where one is taken back. */
    @Schema(name = "TracedAccrual")
    record AccrualView(
            @Schema(
                            examples = "ACCRUED",
                            enumeration = {"ACCRUED", "TAKEN_BACK", "RESTATED"})
                    String kind,
            @Schema(nullable = true, description = "Why it was rated anew.", examples = "REVERSAL")
                    String cause,
            Instant at,
            @Schema(
                            description =
                                    "Whether it came after the settlement's snapshot: it is part of"
                                            + " a difference, and not of what was settled.",
                            examples = "false")
                    boolean sinceSnapshot,
            @Schema(description = "In which month's books it is.") YearMonth postedPeriod,
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
            @Schema(type = SchemaType.STRING, nullable = true, examples = "0.3") BigDecimal rate,
            @Schema(examples = "347153.57") BigDecimal commissionableFee,
            @Schema(examples = "104146.071") BigDecimal gross,
            @Schema(description = "The member's own part of it.", examples = "104146.071")
                    BigDecimal part,
            @Schema(nullable = true, examples = "2026-10-15") LocalDate availableOn) {

        static AccrualView of(Accrual accrual, Instant snapshot) {
            return new AccrualView(
                    accrual.kind(),
                    accrual.cause(),
                    accrual.at(),
                    accrual.at().isAfter(snapshot),
                    accrual.postedPeriod(),
                    accrual.role(),
                    accrual.reason(),
                    accrual.category(),
                    accrual.linkId(),
                    accrual.campaign(),
                    accrual.planId(),
                    accrual.planVersion(),
                    accrual.tier(),
                    accrual.rate(),
                    accrual.commissionableFee(),
                    accrual.gross(),
                    accrual.part(),
                    accrual.availableOn());
        }
    }

    static TradesView of(UUID member, Trades trades, Instant snapshot) {
        return new TradesView(
                member,
                trades.rebates().stream()
                        .map(sum -> new SettlementView.RebateView(sum.asset(), sum.amount()))
                        .toList(),
                trades.asOf(),
                trades.items().stream().map(trade -> TradeView.of(trade, snapshot)).toList(),
                trades.next());
    }
}
