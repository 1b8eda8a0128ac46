package io.tandem.rebate.trade.model;

import java.util.Comparator;

/**
 * What makes a trade the same trade: the exchange's id of the user's side of an execution, in a
 * programme.
 */
public record TradeKey(String programme, String tradeId) implements Comparable<TradeKey> {

    private static final Comparator<TradeKey> ORDER =
            Comparator.comparing(TradeKey::programme).thenComparing(TradeKey::tradeId);

    @Override
    public int compareTo(TradeKey other) {
        return ORDER.compare(this, other);
    }
}
