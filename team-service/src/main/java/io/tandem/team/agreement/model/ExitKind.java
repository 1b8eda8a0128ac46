package io.tandem.team.agreement.model;

/** How a member comes to leave an agreement that goes on among the others. */
public enum ExitKind {
    /** By its own notice. */
    LEFT,
    /** By the others' votes. */
    REMOVED,
    /** Its partner account was closed. */
    CLOSED,
    /** It died, or was wound up. */
    DECEASED,
    /** The exchange does not let it take part any more. */
    BANNED
}
