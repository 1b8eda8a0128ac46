package io.tandem.rebate.earnings.model;

/** That a user traded on a line of the roll-up: what active traders are counted from. */
public record Activity(EarningKey key, String userId) {}
