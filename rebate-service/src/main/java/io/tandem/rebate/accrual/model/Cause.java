package io.tandem.rebate.accrual.model;

/** What made a trade be rated anew. */
public enum Cause {
    BINDING("a binding became known or changed"),
    PLAN("a version of the plan was added"),
    TIER("the month's tiers were fixed"),
    REVERSAL("the trade was reversed");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
