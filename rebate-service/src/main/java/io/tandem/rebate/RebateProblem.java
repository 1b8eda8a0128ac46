package io.tandem.rebate;

import io.tandem.chassis.problem.ProblemType;
import java.util.Locale;

/** What this service refuses in its own words. */
public enum RebateProblem implements ProblemType {
    CONFLICT(
            409,
            "Conflicting trade",
            "The programme has a trade of this id with other content. The stored one stays; if both"
                    + " are real, the id does not name the user's side of one execution."),
    MONTH_PUT_AWAY(
            409,
            "Month put away",
            "The trades of the month have been detached from the database: what they came to stays"
                    + " in the books, but none can be added, explained, reversed or listed, and"
                    + " nothing can be fixed or rebuilt that needs them; `months` names those."
                    + " Attach the month again (`trade_202501` and `accrual_202501`), then ask"
                    + " again."),
    PERIOD_CLOSED(
            409,
            "Period closed",
            "The month is closed: a plan for it could change what was settled. Begin the plan with a"
                    + " later month."),
    PERIOD_NOT_OVER(
            409, "Period not over", "A month can be closed when its last day (UTC) has passed."),
    PERIOD_OUT_OF_ORDER(
            409,
            "Period out of order",
            "Months are closed one after the other; `expected` names the one that comes first."),
    RESTATEMENT_PENDING(
            409,
            "Restatement pending",
            "Since a plan was added or a month was closed, trades are being rated anew. A month is"
                    + " closed when that is done: try again in a while."),
    PERIOD_NOT_CLOSED(
            409,
            "Period not closed",
            "The month is open: there is nothing fixed to be compared with. Close it first."),
    INSUFFICIENT_FUNDS(
            409,
            "Insufficient funds",
            "Somebody would give more than is available; `lacking` names who lacks how much. No leg"
                    + " of the transfer was posted."),
    ALREADY_REVERSED(
            409,
            "Already reversed",
            "The whole trade has been reversed: nothing is left to take back."),
    REVERSAL_EXCEEDS_TRADE(
            409,
            "Reversal exceeds the trade",
            "Less is left of the trade's fee than the reversal would take; `left` names it."),
    HOLD_ENDED(409, "Hold ended", "The hold was released or awarded; `state` says which."),
    RESERVATION_RELEASED(
            409,
            "Reservation released",
            "A released reservation stays so; take another reference."),
    PAYOUTS_CLOSED(
            409,
            "No payouts of the asset",
            "No payout rule is posted for the asset: none goes out."),
    PAYOUT_BELOW_MINIMUM(
            409,
            "Payout below the minimum",
            "At the asset's payout precision it comes to less than the rule's `minimum`."),
    PAYOUT_STATE(
            409,
            "Not in this state of the payout",
            "A payout goes from REQUESTED to APPROVED, SENT and then PAID or FAILED, or from"
                    + " REQUESTED to CANCELLED; `state` says where it is."),
    FOUR_EYES(
            409,
            "Four eyes",
            "Who requested a payout does not approve it, nor who proposed a break's resolution."),
    ALREADY_UNDONE(409, "Already undone", "The adjustment has been undone."),
    RECONCILIATION_UNCONFIGURED(
            409,
            "No reconciliation rule",
            "Nothing says how the programme's commission files are read: set its rule first."),
    RECONCILIATION_RULE_IN_USE(
            409,
            "Reconciliation rule in use",
            "A file was read by the rule: how orders are found and what is counted stay. The"
                    + " tolerances may change."),
    BREAK_STATE(
            409,
            "Not in this state of the break",
            "A break goes from OPEN to PROPOSED and RESOLVED, or ends as MATCHED by itself; `state`"
                    + " says where it is."),
    BREAK_CHANGED(
            409,
            "The break has changed",
            "Its figures are not those that were proposed for: it is open again, look anew.");

    private final int status;
    private final String title;
    private final String explanation;

    RebateProblem(int status, String title, String explanation) {
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
