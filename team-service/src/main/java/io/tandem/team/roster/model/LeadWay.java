package io.tandem.team.roster.model;

/** How a partner comes to lead a team. */
public enum LeadWay {
    /** It founded the team. */
    FOUNDED,
    /** The lead before it handed over to it. */
    HANDED_OVER,
    /** The lead before it, who is gone, had named it. */
    NAMED,
    /** More than half of the members want it. */
    ELECTED,
    /** The lead was gone and nobody named or elected; it leads until the members elect. */
    LONGEST_STANDING
}
