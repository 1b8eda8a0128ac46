package io.tandem.rebate.plan.model;

/** The product categories that a plan rates apart. */
public enum Category {
    SPOT,
    DERIVATIVE
}
