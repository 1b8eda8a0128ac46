package io.tandem.rebate.intake;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** A reported trade whose fields are still being read. */
final class TradeDraft {

    private static final Map<String, InstrumentType> TYPES =
            Map.of(
                    "SPOT", InstrumentType.SPOT,
                    "MARGIN", InstrumentType.MARGIN,
                    "SWAP", InstrumentType.SWAP,
                    "FUTURES", InstrumentType.FUTURES,
                    "OPTION", InstrumentType.OPTION);
    private static final Map<String, Side> SIDES = Map.of("BUY", Side.BUY, "SELL", Side.SELL);
    private static final Map<String, Liquidity> LIQUIDITIES =
            Map.of("MAKER", Liquidity.MAKER, "TAKER", Liquidity.TAKER);

    private final PlainJson json;
    private final Words words;
    private int seen;
    private String programme;
    private String tradeId;
    private String userId;
    private String instrument;
    private InstrumentType instrumentType;
    private Side side;
    private BigDecimal price;
    private BigDecimal quantity;
    private BigDecimal volumeUsd;
    private BigDecimal fee;
    private BigDecimal netFee;
    private Asset feeAsset;
    private Liquidity liquidity;
    private Instant executedAt;
    private String userTier;
    private Boolean marketMaker;
    private Boolean voucher;

    TradeDraft(PlainJson json, Words words) {
        this.json = json;
        this.words = words;
    }

    /** Reads the value of a field, if it is one; a field that comes twice is odd. */
    void read(TradeField field) {
        if (field == null) {
            return;
        }
        int bit = 1 << field.ordinal();
        if ((seen & bit) != 0) {
            json.giveUp();
        }
        seen |= bit;
        if (!json.takeNull()) {
            value(field);
        }
    }

    private void value(TradeField field) {
        switch (field) {
            case PROGRAMME -> programme = json.text(words);
            case TRADE_ID -> tradeId = json.text();
            case USER_ID -> userId = json.text();
            case INSTRUMENT -> instrument = json.text(words);
            case INSTRUMENT_TYPE -> instrumentType = json.named(words, TYPES);
            case SIDE -> side = json.named(words, SIDES);
            case PRICE -> price = json.decimal();
            case QUANTITY -> quantity = json.decimal();
            case VOLUME_USD -> volumeUsd = json.decimal();
            case FEE -> fee = json.decimal();
            case NET_FEE -> netFee = json.decimal();
            case FEE_ASSET -> feeAsset = asset();
            case LIQUIDITY -> liquidity = json.named(words, LIQUIDITIES);
            case EXECUTED_AT -> executedAt = json.instant();
            case USER_TIER -> userTier = json.text(words);
            case MARKET_MAKER -> marketMaker = json.flag();
            case VOUCHER -> voucher = json.flag();
        }
    }

    private Asset asset() {
        String code = json.text(words);
        if (code == null || !Asset.isCode(code)) {
            json.giveUp();
            return null;
        }
        return new Asset(code);
    }

    ReportTrade report() {
        return new ReportTrade(
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
                netFee,
                feeAsset,
                liquidity,
                executedAt,
                userTier,
                marketMaker,
                voucher);
    }
}
