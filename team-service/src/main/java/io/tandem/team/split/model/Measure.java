package io.tandem.team.split.model;

/** What a member's contribution can be measured by. */
public enum Measure {
    /** What the member put into the pool, in the pool's asset. */
    REBATE,
    /** The volume that its invitees traded, in US dollars. */
    VOLUME,
    /** How many users it has brought. */
    INVITEES,
    /** How many of them traded in the period. */
    ACTIVE_TRADERS,
    /** What it spent for the team. */
    COST
}
