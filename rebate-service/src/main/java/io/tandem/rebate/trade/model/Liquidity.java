package io.tandem.rebate.trade.model;

/** Whether the user's order rested in the book or met one that did. */
public enum Liquidity {
    MAKER,
    TAKER
}
