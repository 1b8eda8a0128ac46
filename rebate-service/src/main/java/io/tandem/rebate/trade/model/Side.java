package io.tandem.rebate.trade.model;

/** What the user did. */
public enum Side {
    BUY,
    SELL
}
