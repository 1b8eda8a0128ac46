package io.tandem.rebate.reconciliation.model;

import java.util.List;
import java.util.Optional;

/**
 * That file and books disagree about an order, with what both say.
 *
 * @param ours with what earlier resolutions posted to partners
 * @param reason why the books accrued nothing, of an exclusion
 */
public record Finding(
        BreakKind kind,
        boolean inFile,
        Figures theirs,
        Figures ours,
        boolean late,
        Optional<String> reason,
        List<String> trades) {

    public Finding {
        trades = List.copyOf(trades);
    }

    /** What the file says beyond the books; below zero where the books say more. */
    public Shares difference() {
        return theirs.shares().minus(ours.shares());
    }

    /** Whether a resolution of the one is a resolution of the other. */
    public boolean sameAs(Finding other) {
        return kind == other.kind
                && inFile == other.inFile
                && theirs.sameAs(other.theirs)
                && ours.sameAs(other.ours)
                && reason.equals(other.reason)
                && trades.equals(other.trades);
    }

    /**
     * Whether both sides say what they said when another finding was decided, which posted {@code
     * settled} to partners: then it stays decided.
     */
    public boolean isDecidedBy(Finding decided, Shares settled) {
        return inFile == decided.inFile
                && theirs.sameAs(decided.theirs)
                && ours.commissionable().compareTo(decided.ours.commissionable()) == 0
                && ours.amount().compareTo(decided.ours.amount()) == 0
                && ours.shares().minus(settled).sameAs(decided.ours.shares())
                && trades.equals(decided.trades);
    }
}
