package io.tandem.rebate.integrity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.integrity.IntegrityView.AssetSum;
import io.tandem.rebate.integrity.IntegrityView.Check;
import io.tandem.rebate.integrity.IntegrityView.DifferingView;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums up everything, in one snapshot. */
@ApplicationScoped
class IntegritySql {

    /** How many differences of each kind are named. */
    static final int NAMED = 100;

    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    private static final String ASSETS =
            """
            with net as (
                select account_id, sum(amount) as amount from (
                    select credit_account as account_id, amount from posting
                    union all
                    select debit_account, -amount from posting) side
                group by account_id)
            select a.asset, coalesce(sum(b.amount), 0) as owned,
                coalesce(sum(n.amount) filter (where not a.kept), 0) as expense
            from account a
            left join balance b on b.account_id = a.id
            left join net n on n.account_id = a.id
            group by a.asset order by a.asset
            """;

    private static final String COUNT =
            """
            select count(*) as checked,
                count(*) filter (where stored is distinct from expected) as differing
            from compared
            """;

    private static final String NAME =
            """
            select owner, asset, stored, expected from compared
            where stored is distinct from expected order by owner, asset limit
            """
                    + " "
                    + NAMED;

    private final Pool pool;

    IntegritySql(Pool pool) {
        this.pool = pool;
    }

    Uni<IntegrityView> check() {
        return pool.withTransaction(connection ->
                connection
                        .query(SNAPSHOT)
                        .execute()
                        .chain(() -> connection.query(ASSETS).execute())
                        .map(IntegritySql::sums)
                        .chain(sums -> compare(connection).map(compared -> view(sums, compared))));
    }

    /** What came of one comparison. */
    private record Compared(Comparison what, Check counts, List<DifferingView> differences) {}

    private static Uni<List<Compared>> compare(SqlConnection connection) {
        return Multi.createFrom()
                .items(Comparison.values())
                .onItem()
                .transformToUniAndConcatenate(what -> compare(connection, what))
                .collect()
                .asList();
    }

    private static Uni<Compared> compare(SqlConnection connection, Comparison what) {
        return connection
                .query(what.sql() + COUNT)
                .execute()
                .map(IntegritySql::counts)
                .chain(counts ->
                        counts.differing() == 0
                                ? Uni.createFrom().item(new Compared(what, counts, List.of()))
                                : connection
                                        .query(what.sql() + NAME)
                                        .execute()
                                        .map(rows ->
                                                new Compared(
                                                        what, counts, differences(what, rows))));
    }

    private static IntegrityView view(List<AssetSum> sums, List<Compared> all) {
        Map<Comparison, Check> checks = new EnumMap<>(Comparison.class);
        List<DifferingView> differences = new ArrayList<>();
        for (Compared one : all) {
            checks.put(one.what(), one.counts());
            differences.addAll(one.differences());
        }
        boolean zero = sums.stream().allMatch(sum -> sum.sum().signum() == 0);
        return new IntegrityView(
                zero && differences.isEmpty(),
                sums,
                checks.get(Comparison.BALANCES),
                checks.get(Comparison.ACCRUALS),
                checks.get(Comparison.RESERVED),
                checks.get(Comparison.HELD),
                checks.get(Comparison.SUSPENSE),
                differences);
    }

    private static List<AssetSum> sums(RowSet<Row> rows) {
        List<AssetSum> sums = new ArrayList<>();
        for (Row row : rows) {
            BigDecimal owned = row.getBigDecimal("owned");
            BigDecimal expense = row.getBigDecimal("expense");
            sums.add(
                    new AssetSum(
                            new Asset(row.getString("asset")), owned, expense, owned.add(expense)));
        }
        return sums;
    }

    private static List<DifferingView> differences(Comparison what, RowSet<Row> rows) {
        List<DifferingView> differences = new ArrayList<>();
        for (Row row : rows) {
            differences.add(
                    new DifferingView(
                            what.word(),
                            row.getString("owner"),
                            new Asset(row.getString("asset")),
                            row.getBigDecimal("stored"),
                            row.getBigDecimal("expected")));
        }
        return differences;
    }

    private static Check counts(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Check(row.getLong("checked"), row.getLong("differing"));
    }
}
