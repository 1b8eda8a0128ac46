package io.tandem.rebate.integrity;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.integrity.IntegrityView.AssetSum;
import io.tandem.rebate.integrity.IntegrityView.Check;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sums up everything, in one snapshot. */
@ApplicationScoped
class IntegritySql {

    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    private static final String NET =
            """
            with net as (
                select account_id, sum(amount) as amount from (
                    select credit_account as account_id, amount from posting
                    union all
                    select debit_account, -amount from posting) side
                group by account_id)
            """;

    private static final String ASSETS =
            NET
                    + """
                    select a.asset, coalesce(sum(b.amount), 0) as owned,
                        coalesce(sum(n.amount) filter (where not a.kept), 0) as expense
                    from account a
                    left join balance b on b.account_id = a.id
                    left join net n on n.account_id = a.id
                    group by a.asset order by a.asset
                    """;

    private static final String BALANCES =
            NET
                    + """
                    select count(*) as checked,
                        count(*) filter (where b.amount is distinct from coalesce(n.amount, 0))
                            as differing
                    from (select a.id, b.amount from account a
                        left join balance b on b.account_id = a.id where a.kept) b
                    left join net n on n.account_id = b.id
                    """;

    // Invitees are compared together, by asset: they are under no partner.
    private static final String ACCRUALS =
            """
            with part as (
                select fee_asset as asset, partner_id, co_inviter_id, owner_part, co_inviter_part,
                    invitee_part from trade where gross <> 0
                union all
                select fee_asset, partner_id, co_inviter_id, owner_part, co_inviter_part,
                    invitee_part from accrual where gross <> 0),
            accrued as (
                select asset, owner, sum(amount) as amount from (
                    select asset, partner_id as owner, owner_part as amount from part
                    union all
                    select asset, co_inviter_id, co_inviter_part from part
                        where co_inviter_part <> 0
                    union all
                    select asset, null, invitee_part from part where invitee_part <> 0) p
                group by asset, owner),
            posted as (
                select l.asset, a.partner_id as owner, sum(l.amount) as amount from (
                    select p.entry_id, p.asset, p.credit_account as account_id, p.amount
                        from posting p
                    union all
                    select p.entry_id, p.asset, p.debit_account, -p.amount from posting p) l
                join journal_entry e on e.id = l.entry_id and e.kind in ('ACCRUAL', 'RESTATEMENT')
                join account a on a.id = l.account_id and a.kept
                group by l.asset, a.partner_id)
            select count(*) as checked,
                count(*) filter (where coalesce(c.amount, 0) <> coalesce(p.amount, 0)) as differing
            from accrued c full join posted p
                on p.asset = c.asset and coalesce(p.owner, $1::uuid) = coalesce(c.owner, $1::uuid)
            """
                    .replace("$1", "'00000000-0000-0000-0000-000000000000'");

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
                        .chain(sums -> check(connection, sums)));
    }

    private static Uni<IntegrityView> check(SqlConnection connection, List<AssetSum> sums) {
        return connection
                .query(BALANCES)
                .execute()
                .map(IntegritySql::counts)
                .chain(balances ->
                        connection
                                .query(ACCRUALS)
                                .execute()
                                .map(IntegritySql::counts)
                                .map(accruals -> view(sums, balances, accruals)));
    }

    private static IntegrityView view(List<AssetSum> sums, Check balances, Check accruals) {
        boolean zero = sums.stream().allMatch(sum -> sum.sum().signum() == 0);
        return new IntegrityView(
                zero && balances.differing() == 0 && accruals.differing() == 0,
                sums,
                balances,
                accruals);
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

    private static Check counts(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Check(row.getLong("checked"), row.getLong("differing"));
    }
}
