package io.tandem.rebate.reconciliation.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whose money it is that the books have beyond the file, and when it becomes available. It is taken
 * from an order's trades as they earned it, what is due last first: what is still pending is nearer
 * to hand than what may have gone out. The pieces sum up to what is asked for or, if the trades
 * earned less because it came by an earlier resolution, the rest is its owner's without a day.
 */
public record Takeback(UUID partnerId, BigDecimal amount, Optional<LocalDate> dueOn) {

    private static final Comparator<Takeback> LATEST_FIRST =
            Comparator.comparing(
                            (Takeback piece) -> piece.dueOn().orElse(LocalDate.MIN),
                            Comparator.reverseOrder())
                    .thenComparing(Takeback::partnerId);

    /** The pieces of what is below zero of the difference, invitees' part apart. */
    public static List<Takeback> of(Shares difference, Collection<OurTrade> trades) {
        List<Takeback> pieces =
                new ArrayList<>(
                        take(difference.owner(), trades, OurTrade::partnerId, Shares::owner));
        pieces.addAll(
                take(difference.coInviter(), trades, OurTrade::coInviterId, Shares::coInviter));
        return pieces;
    }

    private static List<Takeback> take(
            BigDecimal difference,
            Collection<OurTrade> trades,
            Function<OurTrade, Optional<UUID>> whose,
            Function<Shares, BigDecimal> part) {
        BigDecimal left = difference.negate().max(BigDecimal.ZERO);
        List<Takeback> pieces = new ArrayList<>();
        for (Takeback earned : earned(trades, whose, part)) {
            BigDecimal piece = left.min(earned.amount());
            if (piece.signum() > 0) {
                pieces.add(new Takeback(earned.partnerId(), piece, earned.dueOn()));
                left = left.subtract(piece);
            }
        }
        Optional<UUID> owner = trades.stream().map(whose).flatMap(Optional::stream).findFirst();
        if (left.signum() > 0 && owner.isPresent()) {
            pieces.add(new Takeback(owner.get(), left, Optional.empty()));
        }
        return pieces;
    }

    private static List<Takeback> earned(
            Collection<OurTrade> trades,
            Function<OurTrade, Optional<UUID>> whose,
            Function<Shares, BigDecimal> part) {
        List<Takeback> earned = new ArrayList<>();
        for (OurTrade trade : trades) {
            whose.apply(trade)
                    .ifPresent(id ->
                            earned.add(
                                    new Takeback(
                                            id,
                                            part.apply(trade.figures().shares()),
                                            trade.dueOn())));
        }
        earned.sort(LATEST_FIRST);
        return earned;
    }
}
