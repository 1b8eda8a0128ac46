package io.tandem.rebate.accrual;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reversal.ReversalView;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trade, what it earned and why. A co-inviter is not told the user or others' parts. */
record TradeExplanationView(
        @Schema(examples = "okx") String programme,
        @Schema(examples = "bill-624881939218") String tradeId,
        @Schema(nullable = true, examples = "44705892343619584") String userId,
        @Schema(examples = "BTC-USDT") String instrument,
        @Schema(examples = "SPOT") InstrumentType instrumentType,
        @Schema(examples = "BUY") Side side,
        @Schema(examples = "30218.8") BigDecimal price,
        @Schema(examples = "0.0125") BigDecimal quantity,
        @Schema(examples = "377.735") BigDecimal volumeUsd,
        @Schema(examples = "347153.57") BigDecimal fee,
        @Schema(nullable = true, examples = "347153.57") BigDecimal netFee,
        Asset feeAsset,
        @Schema(examples = "TAKER") Liquidity liquidity,
        Instant executedAt,
        @Schema(nullable = true, examples = "VIP1") String userTier,
        @Schema(examples = "false") boolean marketMaker,
        @Schema(examples = "false") boolean voucher,
        @Schema(description = "The month it belongs to.") YearMonth period,
        Instant receivedAt,
        @Schema(nullable = true, examples = "347153.57 × 0.3 = 104146.071 USDT") String formula,
        @Schema(examples = "[\"Gross rebate: 347153.57 × 0.3 = 104146.071 USDT.\"]")
                List<String> words,
        @Schema(description = "The accrual that holds at present.") AccrualView accrual,
        @Schema(description = "All accruals, the first one first.") List<AccrualView> history,
        @Schema(description = "What has been taken back of it, and why; none for a co-inviter.")
                List<ReversalView> reversals) {}
