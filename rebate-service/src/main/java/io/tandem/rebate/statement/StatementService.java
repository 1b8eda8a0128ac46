package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.ProofSql.LeafPlace;
import io.tandem.rebate.statement.ProofView.LeafView;
import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.StatementSql.Head;
import io.tandem.rebate.statement.StatementSql.Key;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.trade.TradeKeySql;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows statements to whom they belong, and proves what is in them. */
@ApplicationScoped
class StatementService {

    private final StatementSql statements;
    private final ProofSql proofs;
    private final BalanceSql balances;
    private final StatementMonths months;
    private final TradeKeySql trades;
    private final Leaves leaves;
    private final Caller caller;
    private final Pool pool;

    StatementService(
            StatementSql statements,
            ProofSql proofs,
            BalanceSql balances,
            StatementMonths months,
            TradeKeySql trades,
            Leaves leaves,
            Caller caller,
            Pool pool) {
        this.statements = statements;
        this.proofs = proofs;
        this.balances = balances;
        this.months = months;
        this.trades = trades;
        this.leaves = leaves;
        this.caller = caller;
        this.pool = pool;
    }

    Uni<Page<StatementLineView>> list(UUID partnerId, PageParams page) {
        caller.mustSee(partnerId, "partner");
        Integer period = page.cursor().map(cursor -> (int) cursor.number(0)).orElse(null);
        String programme = page.cursor().map(cursor -> cursor.text(1)).orElse(null);
        return statements
                .list(partnerId, period, programme, page.limit() + 1)
                .map(heads ->
                        Page.of(
                                heads,
                                page.limit(),
                                head ->
                                        Cursor.of(
                                                Months.number(head.key().period()),
                                                head.key().programme()),
                                StatementLineView::of));
    }

    Uni<StatementView> read(UUID partnerId, String programme, String period) {
        return head(partnerId, programme, period).chain(this::view);
    }

    /** The same, if all its accruals are here to be listed. */
    Uni<StatementView> readToList(UUID partnerId, String programme, String period) {
        return head(partnerId, programme, period)
                .call(head -> months.check(pool, head.key()))
                .chain(this::view);
    }

    private Uni<StatementView> view(Head head) {
        return Uni.combine()
                .all()
                .unis(
                        statements.totals(head.key()),
                        statements.transfers(head.key()),
                        balances.of(pool, head.key()))
                .with((totals, moved, moves) -> StatementView.of(head, totals, moved, moves));
    }

    /** The statement if the caller may see it. */
    private Uni<Head> head(UUID partnerId, String programme, String period) {
        caller.mustSee(partnerId, "statement");
        return statements
                .find(new Key(partnerId, programme, Months.parse("period", period)))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("statement")));
    }

    Multi<List<Stored>> entries(StatementView statement) {
        return statements.entries(
                new Key(statement.partnerId(), statement.programme(), statement.period()));
    }

    Uni<ProofView> prove(UUID partnerId, String programme, String period, String tradeId) {
        return head(partnerId, programme, period)
                .chain(head ->
                        trades.find(pool, new TradeKey(programme, tradeId))
                                .map(place -> place.orElseThrow(StatementService::noSuchTrade))
                                .chain(place -> prove(head, tradeId, place)));
    }

    private Uni<ProofView> prove(Head head, String tradeId, Place place) {
        return months.check(pool, head.key(), place.period())
                .chain(() -> proofs.leavesOf(head.key(), place))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw noSuchTrade();
                    }
                })
                .chain(found ->
                        Multi.createFrom()
                                .iterable(found)
                                .onItem()
                                .transformToUniAndConcatenate(leaf -> leaf(head, place, leaf))
                                .collect()
                                .asList())
                .chain(views ->
                        proofs.partnerPath(head.key())
                                .map(partner -> proof(head, tradeId, views, partner)));
    }

    private Uni<LeafView> leaf(Head head, Place trade, LeafPlace leaf) {
        // The one row that comes after everything before it.
        StatementSql.Place before =
                new StatementSql.Place(
                        Months.number(trade.period()), trade.seq(), leaf.n(), leaf.role() - 1);
        return Uni.combine()
                .all()
                .unis(
                        statements.page(head.key(), before, 1),
                        proofs.path(head.key(), leaf.number()))
                .with((rows, path) ->
                        new LeafView(
                                leaves.canonical(rows.getFirst().fields()),
                                leaf.number(),
                                hex(path)));
    }

    private static ProofView proof(
            Head head, String tradeId, List<LeafView> leaves, ProofSql.PartnerProof partner) {
        Key key = head.key();
        return new ProofView(
                key.partnerId(),
                key.programme(),
                key.period(),
                tradeId,
                leaves,
                head.leaves(),
                head.root(),
                partner.index(),
                head.partners(),
                hex(partner.path()),
                head.periodRoot());
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }

    private static ProblemException noSuchTrade() {
        return ProblemException.notFound("trade of this statement");
    }
}
