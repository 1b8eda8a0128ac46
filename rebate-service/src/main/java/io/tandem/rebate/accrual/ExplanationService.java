package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.accrual.ExplanationSql.Accrued;
import io.tandem.rebate.accrual.model.Attribution;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.accrual.model.Explanation;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.accrual.model.TierGround;
import io.tandem.rebate.reversal.ReversalSql;
import io.tandem.rebate.reversal.ReversalView;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.TradeKeySql;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Explains trades to whom they are to be explained. */
@ApplicationScoped
class ExplanationService {

    private final TradeKeySql keys;
    private final ExplanationSql explanations;
    private final ReversalSql reversals;
    private final BasisSql bases;
    private final PutAwayMonths months;
    private final Caller caller;
    private final Pool pool;

    ExplanationService(
            TradeKeySql keys,
            ExplanationSql explanations,
            ReversalSql reversals,
            BasisSql bases,
            PutAwayMonths months,
            Caller caller,
            Pool pool) {
        this.keys = keys;
        this.reversals = reversals;
        this.bases = bases;
        this.months = months;
        this.explanations = explanations;
        this.caller = caller;
        this.pool = pool;
    }

    Uni<TradeExplanationView> explain(String programme, String tradeId) {
        return keys.find(pool, new TradeKey(programme, tradeId))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("trade")))
                .chain(place ->
                        explanations
                                .of(place)
                                .chain(all -> present(all, place, tradeId))
                                .chain(all ->
                                        reversals
                                                .of(pool, place)
                                                .chain(back ->
                                                        ground(all)
                                                                .map(why ->
                                                                        view(all, back, why)))));
    }

    /** Whose a trade was that is not here any more nobody can tell, so no partner learns of it. */
    private Uni<List<Accrued>> present(List<Accrued> all, Place place, String tradeId) {
        boolean operator = caller.isOperator();
        return months.among(pool, List.of(place.period()))
                .map(away -> {
                    if (all.isEmpty() || !away.isEmpty()) {
                        throw operator
                                ? PutAwayMonths.refusal(
                                        List.of(place.period()),
                                        "The explanation of trade " + tradeId)
                                : ProblemException.notFound("trade");
                    }
                    return all;
                });
    }

    private Uni<Optional<TierGround>> ground(List<Accrued> all) {
        Trade trade = all.getLast().trade();
        return pool.withConnection(connection -> bases.of(connection, List.of(trade)))
                .map(basis -> basis.ground(trade));
    }

    private TradeExplanationView view(
            List<Accrued> all, List<ReversalView> reversed, Optional<TierGround> ground) {
        List<Accrued> visible = all.stream().filter(this::isVisible).toList();
        if (visible.isEmpty()) {
            throw ProblemException.notFound("trade");
        }
        Accrued present = visible.getLast();
        Trade trade = present.trade();
        boolean whole = seesWhole(present.rating());
        return new TradeExplanationView(
                trade.programme(),
                trade.tradeId(),
                whole ? trade.userId() : null,
                trade.instrument(),
                trade.instrumentType(),
                trade.side(),
                trade.price(),
                trade.quantity(),
                trade.volumeUsd(),
                trade.fee(),
                trade.netFee().orElse(null),
                trade.feeAsset(),
                trade.liquidity(),
                trade.executedAt(),
                trade.userTier().orElse(null),
                trade.marketMaker(),
                trade.voucher(),
                trade.period(),
                present.receivedAt(),
                Explanation.formula(trade, present.rating()).orElse(null),
                words(present, reversed, ground),
                accrual(present),
                visible.stream().map(this::accrual).toList(),
                whole ? reversed.stream().map(this::reversal).toList() : List.of());
    }

    private List<String> words(
            Accrued present, List<ReversalView> reversed, Optional<TierGround> ground) {
        boolean whole = seesWhole(present.rating());
        List<String> words =
                new ArrayList<>(
                        Explanation.words(
                                present.trade(),
                                present.rating(),
                                present.shares().filter(any -> whole),
                                ground.filter(any -> whole)));
        if (whole) {
            for (ReversalView back : reversed) {
                words.add(
                        Explanation.reversal(
                                present.trade(), back.fee(), back.whole(), back.reason()));
            }
        }
        return words;
    }

    private ReversalView reversal(ReversalView view) {
        return caller.isOperator() ? view : view.withoutText();
    }

    private AccrualView accrual(Accrued row) {
        Rating rating = row.rating();
        Optional<Attribution> whose = rating.attribution();
        Optional<Terms> terms = rating.terms();
        boolean whole = seesWhole(rating);
        boolean coInvited = whole || isCoInviter(rating);
        return new AccrualView(
                kind(row),
                row.cause() == null ? null : Cause.valueOf(row.cause()),
                row.at(),
                row.postedPeriod(),
                row.entryId(),
                rating.reason(),
                rating.category(),
                whose.map(Attribution::partnerId).orElse(null),
                whose.flatMap(Attribution::coInviterId).orElse(null),
                whose.map(Attribution::bindingId).orElse(null),
                whose.map(Attribution::bindingRevision).orElse(null),
                whose.map(given -> given.source().linkId()).orElse(null),
                terms.map(Terms::planId).orElse(null),
                terms.map(Terms::planVersion).orElse(null),
                terms.map(Terms::tier).orElse(null),
                terms.map(Terms::rate).orElse(null),
                signed(row, rating.commissionable()),
                signed(row, rating.gross()),
                whole ? signed(row, rating.parts().owner()) : null,
                coInvited ? signed(row, rating.parts().coInviter()) : null,
                whole ? signed(row, rating.parts().invitee()) : null,
                rating.dueOn().orElse(null));
    }

    private static String kind(Accrued row) {
        if (row.takenBack()) {
            return "TAKEN_BACK";
        }
        return row.n() == 0 ? "ACCRUED" : "RESTATED";
    }

    private static BigDecimal signed(Accrued row, BigDecimal amount) {
        return row.takenBack() ? amount.negate() : amount;
    }

    /** A partner sees the accruals that are, or were, its own. */
    private boolean isVisible(Accrued row) {
        return seesWhole(row.rating()) || isCoInviter(row.rating());
    }

    private boolean seesWhole(Rating rating) {
        return caller.isOperator()
                || rating.attribution().map(Attribution::partnerId).filter(isCaller()).isPresent();
    }

    private boolean isCoInviter(Rating rating) {
        return rating.attribution()
                .flatMap(Attribution::coInviterId)
                .filter(isCaller())
                .isPresent();
    }

    private Predicate<UUID> isCaller() {
        return id -> caller.partnerId().filter(id::equals).isPresent();
    }
}
