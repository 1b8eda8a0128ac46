package io.tandem.local.market;

import java.util.Locale;

/** Whether a user bought or sold. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    public static Side of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
