package io.tandem.referral.binding.model;

/**
 * Why a claim does not bind its user, in the order in which the reasons are looked for: the first
 * that holds is the one that is kept.
 */
public enum RefusalReason {
    /** No link of the programme has this code. */
    UNKNOWN_CODE("unknown-code"),
    /** No click of this id is known. */
    UNKNOWN_CLICK("unknown-click"),
    /** The user is an account of one who would earn by it. */
    SELF_REFERRAL("self-referral"),
    /** The link had run out when the user signed up. */
    LINK_EXPIRED("link-expired"),
    /** One who would earn by the user was suspended when it signed up. */
    PARTNER_SUSPENDED("partner-suspended"),
    /** One who would earn by the user was closed when it signed up. */
    PARTNER_CLOSED("partner-closed"),
    /**
     * The user had a binding, and the claim does not show that it was idle long enough for a
     * recall.
     */
    ALREADY_BOUND("already-bound"),
    /**
     * The user is an account of a partner to whom one who would earn by it is bound itself, if over
     * others.
     */
    CYCLE("cycle");

    private final String slug;

    RefusalReason(String slug) {
        this.slug = slug;
    }

    /** The word for it on the wire and in the database. */
    public String slug() {
        return slug;
    }

    /** The reason of that word; refuses any other word. */
    public static RefusalReason of(String slug) {
        for (RefusalReason reason : values()) {
            if (reason.slug.equals(slug)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason is called " + slug);
    }
}
