package io.tandem.rebate.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of a reported trade, found by their names' bytes. */
enum TradeField {
    PROGRAMME("programme"),
    TRADE_ID("tradeId"),
    USER_ID("userId"),
    INSTRUMENT("instrument"),
    INSTRUMENT_TYPE("instrumentType"),
    SIDE("side"),
    PRICE("price"),
    QUANTITY("quantity"),
    VOLUME_USD("volumeUsd"),
    FEE("fee"),
    NET_FEE("netFee"),
    FEE_ASSET("feeAsset"),
    LIQUIDITY("liquidity"),
    EXECUTED_AT("executedAt"),
    USER_TIER("userTier"),
    MARKET_MAKER("marketMaker"),
    VOUCHER("voucher");

    private static final int LENGTHS = 16;
    private static final int LETTERS = 32;
    // No two names have both their length and their first letter in common.
    private static final TradeField[] PLACES = new TradeField[LENGTHS * LETTERS];

    static {
        for (TradeField field : values()) {
            int place = place(field.name, 0, field.name.length);
            if (PLACES[place] != null) {
                throw new IllegalStateException(field + " is taken for " + PLACES[place]);
            }
            PLACES[place] = field;
        }
    }

    private final byte[] name;

    TradeField(String name) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field whose name stands between those places; null if there is none. */
    static TradeField of(byte[] bytes, int from, int to) {
        if (from == to || to - from >= LENGTHS) {
            return null;
        }
        TradeField field = PLACES[place(bytes, from, to)];
        return field != null && Arrays.equals(field.name, 0, field.name.length, bytes, from, to)
                ? field
                : null;
    }

    private static int place(byte[] bytes, int from, int to) {
        return (bytes[from] & LETTERS - 1) * LENGTHS + (to - from);
    }
}
