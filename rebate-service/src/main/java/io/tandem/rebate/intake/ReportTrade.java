package io.tandem.rebate.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Reports a trade. The annotations describe it; {@link TradeRules} holds it to them, a million
 * times a minute.
 */
@RegisterForReflection
@Schema(description = "The user's side of one execution.")
record ReportTrade(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") @Schema(examples = "okx") String programme,
        @NotNull
                @Size(min = 1, max = 128)
                @Schema(
                        description =
                                "Names the user's side of the execution: the exchange's fill or bill"
                                        + " id.",
                        examples = "bill-624881939218")
                String tradeId,
        @NotNull @Size(min = 1, max = 128) @Schema(examples = "44705892343619584") String userId,
        @NotNull @Size(min = 1, max = 64) @Schema(examples = "BTC-USDT") String instrument,
        @NotNull @Schema(examples = "SPOT") InstrumentType instrumentType,
        @NotNull @Schema(examples = "BUY") Side side,
        @NotNull @Schema(description = "Above zero.", examples = "30218.8") BigDecimal price,
        @NotNull @Schema(description = "Above zero.", examples = "0.0125") BigDecimal quantity,
        @NotNull @Schema(description = "Not negative.", examples = "377.735") BigDecimal volumeUsd,
        @NotNull
                @Schema(
                        description = "What the user paid; at most 12 decimals.",
                        examples = "0.377735")
                BigDecimal fee,
        @Schema(
                        nullable = true,
                        description =
                                "What is commissionable of it, if that is not all; at most 12"
                                        + " decimals.",
                        examples = "0.302188")
                BigDecimal netFee,
        @NotNull Asset feeAsset,
        @NotNull @Schema(examples = "TAKER") Liquidity liquidity,
        @NotNull @Schema(examples = "2026-10-01T12:00:00Z") Instant executedAt,
        @Size(min = 1, max = 32) @Schema(nullable = true, examples = "VIP1") String userTier,
        @Schema(nullable = true, examples = "false") Boolean marketMaker,
        @Schema(nullable = true, examples = "false") Boolean voucher) {

    /** The trade; only of a report without violations. */
    Trade toTrade() {
        return new Trade(
                programme,
                tradeId,
                userId,
                instrument,
                instrumentType,
                side,
                price,
                quantity,
                volumeUsd,
                fee,
                Optional.ofNullable(netFee),
                feeAsset,
                liquidity,
                executedAt,
                Optional.ofNullable(userTier),
                Boolean.TRUE.equals(marketMaker),
                Boolean.TRUE.equals(voucher));
    }
}
