package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.reversal.model.Ground;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words and numbers how a trade came to its rating. */
public final class Explanation {

    private Explanation() {}

    /** Shares of the link at the revision of the binding that rated the trade. */
    public record Shares(Rate coInviter, Rate invitee) {}

    /** The arithmetic alone: {@code 347153.57 × 0.3 = 104146.071 USDT}; empty without a rate. */
    public static Optional<String> formula(Trade trade, Rating rating) {
        return rating.terms()
                .map(terms ->
                        amount(rating.commissionable())
                                + " × "
                                + terms.rate()
                                + " = "
                                + amount(rating.gross())
                                + " "
                                + trade.feeAsset());
    }

    /**
     * One sentence per step.
     *
     * @param shares empty for a reader who is not told what others have of it
     * @param ground empty for a reader who is not told how the partner stands
     */
    public static List<String> words(
            Trade trade, Rating rating, Optional<Shares> shares, Optional<TierGround> ground) {
        List<String> words = new ArrayList<>();
        words.add(fee(trade, rating));
        rating.attribution()
                .ifPresent(whose ->
                        words.add(
                                "The user was bound by binding "
                                        + whose.bindingId()
                                        + " (revision "
                                        + whose.bindingRevision()
                                        + ") when the trade was executed."));
        rating.terms()
                .ifPresent(terms ->
                        words.add(
                                "Version "
                                        + terms.planVersion()
                                        + " of the plan pays "
                                        + terms.rate()
                                        + " in tier "
                                        + terms.tier()
                                        + " of "
                                        + rating.category()
                                        + " in "
                                        + trade.period()
                                        + "."));
        // While trades are being rated anew, the ground may be one that this one is not rated by
        // yet.
        ground.filter(why -> rating.terms().filter(why::leadsTo).isPresent())
                .ifPresent(why -> words.add(why.words()));
        formula(trade, rating).ifPresent(formula -> words.add("Gross rebate: " + formula + "."));
        shares.filter(given -> rating.gross().signum() != 0)
                .ifPresent(given -> words.add(parts(trade, rating, given)));
        rating.dueOn().ifPresent(day -> words.add("It is held back until " + day + "."));
        return words;
    }

    /** One sentence on a reversal. */
    public static String reversal(Trade trade, BigDecimal fee, boolean whole, Ground reason) {
        return "Of the fee "
                + amount(fee)
                + " "
                + trade.feeAsset()
                + " was reversed ("
                + reason
                + (whole ? "): nothing is left of the trade." : ").");
    }

    private static String fee(Trade trade, Rating rating) {
        String source = trade.netFee().isPresent() ? "net fee" : "fee";
        return "The commissionable fee is "
                + amount(rating.commissionable())
                + " "
                + trade.feeAsset()
                + ", of a "
                + source
                + " of "
                + amount(trade.feeBase())
                + ": "
                + rating.reason().words()
                + ".";
    }

    private static String parts(Trade trade, Rating rating, Shares shares) {
        return "Of it the co-inviter has "
                + amount(rating.parts().coInviter())
                + " ("
                + shares.coInviter()
                + "), the invitee "
                + amount(rating.parts().invitee())
                + " ("
                + shares.invitee()
                + ") and the link's owner the rest, "
                + amount(rating.parts().owner())
                + " "
                + trade.feeAsset()
                + ".";
    }

    private static String amount(BigDecimal value) {
        return Decimals.plain(value);
    }
}
