package io.tandem.referral;

import io.tandem.chassis.problem.ProblemType;
import java.util.Locale;

/** What this service refuses, beyond what every service does. */
public enum ReferralProblem implements ProblemType {
    PROGRAMME_EXISTS(
            409,
            "Programme exists",
            "A programme of this name was opened before. Programmes do not change: choose another name."),
    USER_ID_TAKEN(
            409,
            "User id taken",
            "A user id belongs to one partner at most: `programme` and `userId` say which one is another's already."),
    STANDING_FORBIDS(
            409,
            "Standing forbids it",
            "The partner's `standing` does not allow this: an active one can be suspended or closed, a suspended one"
                    + " reinstated or closed, a closed one stays closed."),
    PARTNER_NOT_ACTIVE(
            409, "Partner not active", "Only an active partner makes links or changes them."),
    EXPIRY_AGREED(
            409,
            "Expiry agreed",
            "An agreement that the owner has signed has the link expire by `expiresBy`: the owner can bring that forward,"
                    + " but not put it off."),
    CODE_TAKEN(
            409,
            "Code taken",
            "A link with this code exists; upper and lower case are not told apart. Choose another one, or none."),
    CO_INVITER_UNAVAILABLE(
            422,
            "Co-inviter unavailable",
            "The co-inviter is not an active partner other than the owner."),
    UNKNOWN_CODE(
            422,
            "Unknown code",
            "The programme has no link of this code. The claim is kept; tell it again once there is one."),
    UNKNOWN_CLICK(
            422,
            "Unknown click",
            "No click of this id on a link of the programme is known. The claim is kept; tell it again if the click"
                    + " was just made."),
    SELF_REFERRAL(
            422,
            "Self-referral",
            "The user is one of the own accounts of the link's owner or co-inviter, so nobody was brought."),
    LINK_EXPIRED(422, "Link expired", "The link had expired when the user signed up."),
    PARTNER_SUSPENDED(
            422,
            "Partner suspended",
            "The link's owner or co-inviter was suspended when the user signed up: no new bindings."),
    PARTNER_CLOSED(
            422,
            "Partner closed",
            "The link's owner or co-inviter was closed when the user signed up."),
    ALREADY_BOUND(
            422,
            "Already bound",
            "An earlier sign-up binds the user, and the claim does not show that the user was idle for as long as"
                    + " the programme's limit asks for a recall."),
    CYCLE(
            422,
            "Cycle",
            "The user is an account of a partner to whom the link's owner or co-inviter is bound itself, if over"
                    + " others: the two would earn by one another.");

    private final int status;
    private final String title;
    private final String explanation;

    ReferralProblem(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The problem that tells of a claim refused for that reason. */
    public static ReferralProblem ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
