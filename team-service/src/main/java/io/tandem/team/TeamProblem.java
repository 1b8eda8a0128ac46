package io.tandem.team;

import io.tandem.chassis.problem.ProblemType;
import java.util.Locale;

/** The refusals of team-service beyond those that every service has. */
public enum TeamProblem implements ProblemType {
    ALREADY_MEMBER(409, "Already a member", "The partner is on the team already."),
    ALREADY_INVITED(409, "Already invited", "An invitation of that partner is still pending."),
    INVITATION_DECIDED(
            409,
            "Invitation decided",
            "The invitation was accepted, declined or withdrawn before, or its time is over."),
    BOUND_BY_AGREEMENT(
            409,
            "Bound by an agreement",
            "The member is bound by agreements that are in force, their notice included; `agreements`"
                    + " names them."),
    PARTNER_NOT_ACTIVE(
            409,
            "Partner not active",
            "The exchange has suspended or closed an account that this would take: who is closed is not"
                    + " invited, joins, proposes and signs nothing; who is suspended leads no team."),
    NOT_ON_THE_TEAM(
            409,
            "Not on the team",
            "The agreement names partners who have not joined the team; `partners` names them."),
    AGREEMENT_STATE(
            409,
            "Not in this state",
            "The agreement's state does not allow that; `state` says which state it is in."),
    ALREADY_SIGNED(409, "Already signed", "The member's signature is there."),
    SIGNATURE_INVALID(
            422,
            "Invalid signature",
            "The signature is not one by this key over the 32 bytes of the agreement's digest. If the"
                    + " terms were changed since, so was the digest."),
    SIGNING_KEY_REVOKED(409, "Signing key revoked", "A revoked key signs nothing any more."),
    SIGNING_KEY_ROTATED(
            409, "Signing key rotated", "Another key signs in this one's place by now."),
    ENDORSEMENT_INVALID(
            422,
            "Invalid endorsement",
            "The endorsement is not a signature by the old key over `tandem-signing-key-rotation:`,"
                    + " your partner id, `:` and the new publicKey."),
    SIGNING_TIME_OVER(
            409, "Signing time over", "The terms' `signBy` is over, so nobody could sign them."),
    SIGNING_KEY_TAKEN(409, "Signing key taken", "That public key has been registered before."),
    PROOF_INVALID(
            422,
            "Invalid proof of possession",
            "The proof is not a signature by this key over `tandem-signing-key:` and your partner id."),
    PREDECESSOR_NOT_ACTIVE(
            409,
            "Predecessor not active",
            "The digest named as predecessor is not that of the team's active agreement."),
    EFFECTIVE_TOO_EARLY(
            409,
            "Effective too early",
            "The agreement would rule periods that are settled, or that its predecessor does not reach;"
                    + " `notBefore` is the first period that it may begin with."),
    ANOTHER_AGREEMENT_RULES(
            409,
            "Another agreement rules",
            "Another agreement of the team rules one of the periods: amend it by naming its digest as"
                    + " predecessor, or wait until it has ended."),
    SCOPES_OVERLAP(
            409,
            "Scopes overlap",
            "Members would pool the same earnings twice, here and by another agreement; `partners`"
                    + " names them."),
    EXIT_NOT_AGREED(
            409,
            "Exit not agreed upon",
            "The agreement's terms do not let a member go in this way. A member can always terminate"
                    + " it, by its notice and for all."),
    ALREADY_EXITED(409, "Left already", "The member has left the agreement, or given notice."),
    LAST_MEMBER(
            409,
            "Last member",
            "Nobody else would be left: the last member terminates the agreement instead."),
    REJOIN_TOO_EARLY(
            409,
            "Too early to rejoin",
            "The partner has left an agreement of the team, which lets it come back later; `from` says"
                    + " when."),
    SIMULATION_UNKNOWN(
            422,
            "Simulation unknown",
            "The team has no simulation of these very terms with that digest. If the terms were"
                    + " changed since, simulate them again."),
    TOO_MANY_SIMULATIONS(
            409,
            "Too many simulations",
            "The team keeps as many simulations as it may (`limit`). Those that no signature names"
                    + " are forgotten with time."),
    PERIOD_NOT_OVER(409, "Period not over", "A period is settled after it has ended, in UTC."),
    NO_AGREEMENT_IN_FORCE(
            409, "No agreement in force", "No agreement of the team rules that period."),
    PERIOD_SETTLED(
            409,
            "Period settled",
            "The team has a settlement of that period; `settlementId` names it."),
    OBJECTION_WINDOW_OPEN(
            409,
            "Objection window open",
            "The settlement may be posted after the members' time to object; `until` says when."),
    INSUFFICIENT_FUNDS(
            409,
            "Insufficient funds",
            "Some members have less available than the settlement takes from them, so nothing was"
                    + " moved; `lacking` says who lacks what. Post again when they have it."),
    SETTLEMENT_REFUSED(
            409,
            "Settlement refused",
            "rebate-service refuses the settlement's transfer, so nothing was moved; `reason` is its"
                    + " problem type."),
    MONTH_PUT_AWAY(
            409,
            "Month put away",
            "The trades of the month, which `months` names, have been detached from rebate-service's"
                    + " database: single trades, and what was earned in a part of a day, cannot be"
                    + " told. What was settled stays, and whole days are known. The exchange can"
                    + " attach the month again; then ask again."),
    COSTS_NOT_AGREED(
            409,
            "Costs not agreed upon",
            "No agreement that takes costs rules the period with you in it, so nothing that you spent"
                    + " can count there."),
    COST_CAP_EXCEEDED(
            409,
            "Cost cap exceeded",
            "A member can have no more counted of a period than the agreement says; `left` says what"
                    + " is left of that."),
    TOO_MANY_COSTS(
            409,
            "Too many costs",
            "A member can have so many costs counted in a period (`limit`): claim several in one."),
    COST_DECIDED(
            409,
            "Cost decided",
            "The cost has been accepted, refused or withdrawn, or the time to say so is over."),
    DISPUTE_WINDOW_CLOSED(
            409,
            "Dispute window closed",
            "The settlement can be disputed no more: `until` says until when it could."),
    LINE_CONTESTED(
            409,
            "Line contested",
            "You have contested that line before, and each contests a line once; `disputeId` names"
                    + " the dispute."),
    CONTEST_EXCEEDS_LINE(
            409,
            "Contest exceeds the line",
            "More is contested than the line has left, others' disputes considered; `left` says how"
                    + " much that is."),
    DISPUTE_STATE(
            409,
            "Not in this state of the dispute",
            "The dispute's state does not allow that; `state` says which state it is in."),
    PROPOSAL_REPLACED(
            409,
            "Proposal replaced",
            "Another proposal is on the table by now; `current` is its number."),
    ALREADY_VOTED(409, "Already voted", "Your ballot is there, and each votes once."),
    DISPUTE_FULL(
            409,
            "Dispute full",
            "A dispute takes so many pieces of evidence and so many proposals; `limit` says how"
                    + " many.");

    private final int status;
    private final String title;
    private final String explanation;

    TeamProblem(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
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
