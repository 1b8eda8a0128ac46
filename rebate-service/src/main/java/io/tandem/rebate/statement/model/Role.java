package io.tandem.rebate.statement.model;

/** As whom a partner has part of a trade's rebate. Stored by ordinal, and leaves stand in it. */
public enum Role {
    OWNER,
    CO_INVITER
}
