package io.tandem.rebate.trade.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.plan.model.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The user's side of one execution, as the exchange reports it. Its fee is positive when the user
 * paid it. Numbers are kept without trailing zeros, so that equal trades are equal whatever their
 * spelling. Refuses fees with more than 12 decimals: times a rate of 6 they still fit the ledger
 * exactly.
 *
 * @param netFee the fee after what the exchange gave away; when it is there, it is what is
 *     commissionable
 */
public record Trade(
        String programme,
        String tradeId,
        String userId,
        String instrument,
        InstrumentType instrumentType,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal volumeUsd,
        BigDecimal fee,
        Optional<BigDecimal> netFee,
        Asset feeAsset,
        Liquidity liquidity,
        Instant executedAt,
        Optional<String> userTier,
        boolean marketMaker,
        boolean voucher) {

    /** Decimals that a fee may have. */
    public static final int FEE_SCALE = 12;

    public Trade {
        price = positive("price", Decimals.exact(price, Decimals.LEDGER_SCALE));
        quantity = positive("quantity", Decimals.exact(quantity, Decimals.LEDGER_SCALE));
        volumeUsd = Decimals.exact(volumeUsd, Decimals.LEDGER_SCALE);
        if (volumeUsd.signum() < 0) {
            throw new IllegalArgumentException("volumeUsd is not negative");
        }
        fee = Decimals.exact(fee, FEE_SCALE);
        netFee = netFee.map(net -> Decimals.exact(net, FEE_SCALE));
    }

    public TradeKey key() {
        return new TradeKey(programme, tradeId);
    }

    public UserKey user() {
        return new UserKey(programme, userId);
    }

    public Category category() {
        return instrumentType.category();
    }

    /** The day of the execution in UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(executedAt, ZoneOffset.UTC);
    }

    /** The month that the trade belongs to. */
    public YearMonth period() {
        return YearMonth.from(day());
    }

    /** What a rate is applied to, if anything is. */
    public BigDecimal feeBase() {
        return netFee.orElse(fee);
    }

    private static BigDecimal positive(String field, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(field + " is positive");
        }
        return value;
    }
}
