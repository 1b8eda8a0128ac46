package io.tandem.rebate.reconciliation.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a file says of an order with what the books say. A pure function of both, so that
 * it comes to the same whenever it is asked, in whatever order trades and files arrived.
 */
public final class Match {

    private final Rule rule;
    private final boolean inFile;
    private final Figures theirs;
    private final Figures ours;
    private final List<OurTrade> trades;

    private Match(Rule rule, boolean inFile, Figures theirs, Figures ours, List<OurTrade> trades) {
        this.rule = rule;
        this.inFile = inFile;
        this.theirs = theirs;
        this.ours = ours;
        this.trades = trades;
    }

    /**
     * The disagreement, if there is one.
     *
     * @param settled what earlier resolutions posted to partners, to be counted as ours
     */
    public static Optional<Finding> of(
            Rule rule, Optional<Figures> file, List<OurTrade> trades, Shares settled) {
        Figures ours =
                trades.stream()
                        .filter(trade -> trade.asset().equals(rule.asset()))
                        .map(OurTrade::figures)
                        .reduce(
                                new Figures(BigDecimal.ZERO, BigDecimal.ZERO, settled),
                                Match::plus);
        Match match = new Match(rule, file.isPresent(), file.orElse(Figures.NONE), ours, trades);
        return match.kind().map(match::finding);
    }

    private static Figures plus(Figures one, Figures other) {
        return new Figures(
                one.commissionable().add(other.commissionable()),
                one.amount().add(other.amount()),
                one.shares().plus(other.shares()));
    }

    private Optional<BreakKind> kind() {
        Shares difference = theirs.shares().minus(ours.shares());
        boolean agrees = difference.within(rule.tolerance());
        if (!inFile) {
            return when(!ours.shares().isNone(), BreakKind.MISSING_IN_FILE);
        }
        if (trades.isEmpty()) {
            return when(ours.shares().isNone() || !agrees, BreakKind.MISSING_TRADE);
        }
        if (trades.stream().anyMatch(trade -> !trade.asset().equals(rule.asset()))) {
            return when(!agrees || ours.shares().isNone(), BreakKind.ASSET_DIFFERS);
        }
        if (!agrees) {
            return Optional.of(ofMoney(difference));
        }
        if (rule.amountTolerance().filter(this::amountsDiffer).isPresent()) {
            return Optional.of(BreakKind.AMOUNT_DIFFERS);
        }
        return when(late(), BreakKind.LATE);
    }

    private static Optional<BreakKind> when(boolean condition, BreakKind kind) {
        return condition ? Optional.of(kind) : Optional.empty();
    }

    private BreakKind ofMoney(Shares difference) {
        if (trades.stream().noneMatch(OurTrade::commissioned)) {
            return BreakKind.EXCLUDED;
        }
        BigDecimal fees = theirs.commissionable().subtract(ours.commissionable());
        if (fees.abs().compareTo(rule.tolerance()) > 0) {
            return BreakKind.FEE_DIFFERS;
        }
        return difference.total().abs().compareTo(rule.tolerance()) > 0
                ? BreakKind.RATE_DIFFERS
                : BreakKind.SPLIT_DIFFERS;
    }

    private boolean amountsDiffer(BigDecimal most) {
        return theirs.amount().subtract(ours.amount()).abs().compareTo(most) > 0;
    }

    private boolean late() {
        return trades.stream().anyMatch(OurTrade::late);
    }

    private Finding finding(BreakKind kind) {
        Optional<String> reason =
                kind == BreakKind.EXCLUDED
                        ? trades.stream().map(OurTrade::reason).findFirst()
                        : Optional.empty();
        return new Finding(
                kind,
                inFile,
                theirs,
                ours,
                late(),
                reason,
                trades.stream().map(OurTrade::tradeId).toList());
    }
}
