package io.tandem.team.agreement.model;

/** What becomes of a member's links within the scope when its membership ends. */
public enum LinksOnExit {
    /** They stay its own, and good. */
    STAY,
    /** They stay its own and expire: nobody new is bound by them, who is bound stays so. */
    EXPIRE
}
