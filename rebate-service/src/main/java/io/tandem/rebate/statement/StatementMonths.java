package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.FixingSql.Month;
import io.tandem.rebate.statement.StatementSql.Key;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Of which months a fixed statement has leaves: its own, and those of late trades. Its totals,
 * balances and roots are kept apart and are always here; what a leaf says is read from its trade.
 */
@ApplicationScoped
class StatementMonths {

    // From month to month along the key, not through all leaves.
    private static final String OF_PARTNER =
            """
            with recursive month (period) as (
                (select trade_period from statement_leaf
                    where period = $1 and programme = $2 and partner_id = $3
                    order by trade_period limit 1)
                union all
                select (select l.trade_period from statement_leaf l
                    where l.period = $1 and l.programme = $2 and l.partner_id = $3
                        and l.trade_period > month.period
                    order by l.trade_period limit 1)
                from month where month.period is not null)
            select period from month where period is not null
            """;

    private static final String OF_ALL =
            """
            select distinct trade_period from statement_leaf where period = $1 and programme = $2
            """;

    private static final String LEAVES_ATTACHED =
            """
            select exists (select 1 from pg_inherits
                where inhparent = 'statement_leaf'::regclass
                    and inhrelid = to_regclass('statement_leaf_' || $1) and not inhdetachpending)
            """;

    private final PutAwayMonths away;

    StatementMonths(PutAwayMonths away) {
        this.away = away;
    }

    /** Refuses unless every leaf of the statement, and what it says, is here. */
    Uni<Void> check(SqlClient client, Key key) {
        String what = "The statement of " + key.period();
        return checkLeaves(client, key.period(), what)
                .chain(() ->
                        client.preparedQuery(OF_PARTNER)
                                .execute(
                                        Tuple.of(
                                                Months.number(key.period()),
                                                key.programme(),
                                                key.partnerId())))
                .map(StatementMonths::months)
                .chain(months -> away.check(client, months, what));
    }

    /** Refuses unless every leaf of the month, and what it says, is here. */
    Uni<Void> check(SqlClient client, Month month) {
        String what = "The recomputation of " + month.period();
        return checkLeaves(client, month.period(), what)
                .chain(() -> away.all(client))
                .chain(all ->
                        all.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : client.preparedQuery(OF_ALL)
                                        .execute(
                                                Tuple.of(
                                                        Months.number(month.period()),
                                                        month.programme()))
                                        .map(StatementMonths::months)
                                        .invoke(all::retainAll)
                                        .invoke(() -> PutAwayMonths.refuse(all, what))
                                        .replaceWithVoid());
    }

    /** Refuses unless the place of one leaf and what it says are here. */
    Uni<Void> check(SqlClient client, Key key, YearMonth tradePeriod) {
        String what = "The proof";
        return checkLeaves(client, key.period(), what)
                .chain(() -> away.check(client, List.of(tradePeriod), what));
    }

    private static Uni<Void> checkLeaves(SqlClient client, YearMonth period, String what) {
        return client.preparedQuery(LEAVES_ATTACHED)
                .execute(Tuple.of(Integer.toString(Months.number(period))))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw PutAwayMonths.refusal(List.of(period), what);
                    }
                })
                .replaceWithVoid();
    }

    private static List<YearMonth> months(RowSet<Row> rows) {
        List<YearMonth> months = new ArrayList<>(rows.size());
        rows.forEach(row -> months.add(Months.of(row.getInteger(0))));
        return months;
    }
}
