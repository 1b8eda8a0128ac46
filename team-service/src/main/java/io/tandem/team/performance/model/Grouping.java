package io.tandem.team.performance.model;

/** What a row of the table is about. */
public enum Grouping {
    PERIOD_AND_MEMBER(true, true),
    PERIOD(true, false),
    MEMBER(false, true),
    TOTAL(false, false);

    private final boolean byPeriod;
    private final boolean byMember;

    Grouping(boolean byPeriod, boolean byMember) {
        this.byPeriod = byPeriod;
        this.byMember = byMember;
    }

    boolean byPeriod() {
        return byPeriod;
    }

    boolean byMember() {
        return byMember;
    }
}
