package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.period.PeriodSql;
import io.tandem.rebate.plan.PlanSql;
import io.tandem.rebate.statement.FixingSql.Month;
import io.tandem.rebate.statement.RecomputationView.DifferenceView;
import io.tandem.rebate.statement.StatementSql.Head;
import io.tandem.rebate.statement.StatementSql.Key;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Rebuilds closed months from what they were made from. It writes nothing. */
@ApplicationScoped
class RecomputationService {

    private final BookRowsSql rows;
    private final BalanceSql balances;
    private final StatementSql statements;
    private final PeriodSql periods;
    private final PlanSql plans;
    private final StatementFixing fixing;
    private final StatementMonths months;
    private final PutAwayMonths away;
    private final Leaves leaves;
    private final Pool pool;

    RecomputationService(
            BookRowsSql rows,
            BalanceSql balances,
            StatementSql statements,
            PeriodSql periods,
            PlanSql plans,
            StatementFixing fixing,
            StatementMonths months,
            PutAwayMonths away,
            Leaves leaves,
            Pool pool) {
        this.rows = rows;
        this.balances = balances;
        this.statements = statements;
        this.periods = periods;
        this.plans = plans;
        this.fixing = fixing;
        this.months = months;
        this.away = away;
        this.leaves = leaves;
        this.pool = pool;
    }

    Uni<RecomputationView> recompute(RecomputePeriod asked) {
        // A close that was cut short is finished first.
        return fixing.fix(asked.programme(), asked.period())
                .chain(() -> periods.find(pool, asked.programme(), asked.period()))
                .map(found ->
                        found.flatMap(PeriodSql.Closed::statements).orElseThrow(() -> open(asked)))
                .chain(published ->
                        asked.partnerId() == null
                                ? Uni.createFrom().item(published.root())
                                : statements.find(key(asked)).map(head -> existing(head).root()))
                .chain(root -> compare(asked, root));
    }

    private static Key key(RecomputePeriod asked) {
        return new Key(asked.partnerId(), asked.programme(), asked.period());
    }

    private static Head existing(Optional<Head> head) {
        return head.orElseThrow(() -> ProblemException.notFound("statement"));
    }

    private static ProblemException open(RecomputePeriod asked) {
        return ProblemException.of(
                RebateProblem.PERIOD_NOT_CLOSED, asked.period() + " is not closed.");
    }

    private Uni<RecomputationView> compare(RecomputePeriod asked, String root) {
        return pool.withTransaction(connection ->
                away.keep(connection)
                        .chain(() -> checkHere(connection, asked))
                        .chain(() -> compare(connection, asked, root))
                        // A month that is put away slowly was already left out if it is not here
                        // now.
                        .call(() -> checkHere(connection, asked)));
    }

    private Uni<Void> checkHere(SqlConnection connection, RecomputePeriod asked) {
        return asked.partnerId() == null
                ? months.check(connection, new Month(asked.programme(), asked.period()))
                : months.check(connection, key(asked));
    }

    private Uni<RecomputationView> compare(
            SqlConnection connection, RecomputePeriod asked, String root) {
        return plans.book(connection, List.of(asked.programme()))
                .map(book -> new Recomputing(asked.period(), book, leaves))
                .chain(recomputing ->
                        firstDifference(connection, asked, recomputing)
                                .map(found -> view(asked, recomputing, found, root)));
    }

    private Uni<Optional<DifferenceView>> firstDifference(
            SqlConnection connection, RecomputePeriod asked, Recomputing recomputing) {
        return firstOfAccruals(connection, asked, recomputing)
                .chain(found ->
                        found.isPresent()
                                ? Uni.createFrom().item(found)
                                : balances.difference(
                                        connection,
                                        new Month(asked.programme(), asked.period()),
                                        asked.partnerId()));
    }

    private Uni<Optional<DifferenceView>> firstOfAccruals(
            SqlConnection connection, RecomputePeriod asked, Recomputing recomputing) {
        return rows.pages(connection, asked.programme(), asked.period(), asked.partnerId())
                .map(recomputing::check)
                .filter(Optional::isPresent)
                .toUni()
                .map(found -> found == null ? Optional.empty() : found);
    }

    private static RecomputationView view(
            RecomputePeriod asked,
            Recomputing recomputing,
            Optional<DifferenceView> found,
            String root) {
        if (found.isPresent()) {
            return view(asked, recomputing.leaves(), null, found.get());
        }
        Hash rebuilt =
                asked.partnerId() == null ? recomputing.periodRoot() : recomputing.partnerRoot();
        return rebuilt.hex().equals(root)
                ? view(asked, recomputing.leaves(), root, null)
                : view(
                        asked,
                        recomputing.leaves(),
                        null,
                        new DifferenceView(
                                asked.partnerId(), null, null, "root", root, rebuilt.hex()));
    }

    private static RecomputationView view(
            RecomputePeriod asked, long leaves, String root, DifferenceView difference) {
        return new RecomputationView(
                asked.programme(),
                asked.period(),
                asked.partnerId(),
                difference == null,
                leaves,
                root,
                difference);
    }
}
