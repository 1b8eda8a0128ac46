package io.tandem.local.market;

/** Whether an order waited in the book or took what was there. */
public enum Liquidity {
    MAKER,
    TAKER
}
