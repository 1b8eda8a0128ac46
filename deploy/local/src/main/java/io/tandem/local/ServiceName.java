package io.tandem.local;

import java.util.Locale;

/** The three services, in the order in which data flows through them. */
public enum ServiceName {
    REFERRAL,
    REBATE,
    TEAM;

    /** The name of its database, its role there, and the short word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its module and of its artifact. */
    public String module() {
        return word() + "-service";
    }

    /** Its port, counted from the suite's base. */
    public int port(int base) {
        return base + 1 + ordinal();
    }
}
