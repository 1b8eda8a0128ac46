package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.FixingSql.Month;
import io.tandem.rebate.statement.RecomputationView.DifferenceView;
import io.tandem.rebate.statement.StatementSql.Key;
import io.tandem.rebate.statement.StatementView.Moves;
import io.tandem.rebate.statement.StatementView.PocketsView;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Opening and closing balances of a month, and what moved in between: always the sum of the same
 * postings, so that the one plus the other is the third, and the next month's opening is this one's
 * closing. A month's closing takes in what is in the books of it and of all months before, as far
 * as it was posted when the balances were fixed.
 */
@ApplicationScoped
class BalanceSql {

    static final String OPENING = "OPENING";
    static final String CLOSING = "CLOSING";

    // $1 programme, $2 month, $3 when fixed, $4 the month before, $5 a partner or null. A partner's
    // money is one, whatever programme it came by, so its postings of all programmes are summed.
    private static final String DERIVED =
            """
            moved as (
                select a.partner_id, a.asset, a.pocket, l.amount,
                    case when e.posted_period <= $4
                            and e.posted_at <= coalesce((select c.balances_at
                                from statement_close c
                                where c.programme = $1 and c.period = $4), $3)
                        then 'OPENING'
                        when e.kind = 'RESTATEMENT' and e.reference = '%s' then 'REVERSAL'
                        else e.kind end as kind
                from statement s
                join account a on a.partner_id = s.partner_id
                cross join lateral (
                    select entry_id, amount from posting where credit_account = a.id
                    union all
                    select entry_id, -amount from posting where debit_account = a.id) l
                join journal_entry e on e.id = l.entry_id
                where s.programme = $1 and s.period = $2
                    and ($5::uuid is null or s.partner_id = $5)
                    and e.posted_period <= $2 and e.posted_at <= $3),
            derived as (
                select partner_id, asset, kind,
                    coalesce(sum(amount) filter (where pocket = 'pending'), 0) as pending,
                    coalesce(sum(amount) filter (where pocket = 'available'), 0) as available,
                    coalesce(sum(amount) filter (where pocket = 'held'), 0) as held,
                    coalesce(sum(amount) filter (where pocket = 'paid'), 0) as paid
                from (select partner_id, asset, pocket, amount, kind from moved
                    union all
                    select partner_id, asset, pocket, amount, 'CLOSING' from moved) m
                group by partner_id, asset, kind)
            """
                    .formatted(Cause.REVERSAL.words().replace("'", "''"));

    private static final String FIX =
            "with "
                    + DERIVED
                    + """
                    insert into statement_balance (programme, period, partner_id, asset, kind,
                        pending, available, held, paid)
                    select $1, $2, partner_id, asset, kind, pending, available, held, paid
                    from derived
                    """;

    private static final String MARK =
            "update statement_close set balances_at = $3 where programme = $1 and period = $2";

    private static final String FIXED_AT =
            "select balances_at from statement_close where programme = $1 and period = $2";

    private static final String OF =
            """
            select asset, kind, pending, available, held, paid from statement_balance
            where programme = $1 and period = $2 and partner_id = $3 order by asset, kind
            """;

    private static final String DIFFERENCE =
            "with "
                    + DERIVED
                    + """
                    , pocket as (
                        select d.partner_id, d.asset, d.kind, v.name, v.amount from derived d
                        cross join lateral (values ('pending', pending), ('available', available),
                            ('held', held), ('paid', paid)) v (name, amount)),
                    stored as (
                        select b.partner_id, b.asset, b.kind, v.name, v.amount
                        from statement_balance b
                        cross join lateral (values ('pending', pending), ('available', available),
                            ('held', held), ('paid', paid)) v (name, amount)
                        where b.programme = $1 and b.period = $2
                            and ($5::uuid is null or b.partner_id = $5))
                    select partner_id, asset, kind, name, s.amount as stored,
                        p.amount as recomputed
                    from pocket p full join stored s using (partner_id, asset, kind, name)
                    where s.amount is distinct from p.amount
                    order by partner_id, asset, kind, name limit 1
                    """;

    /** Fixes the balances of a month whose statements are written. */
    Uni<Void> fix(SqlConnection connection, Month month, Instant at) {
        Tuple key =
                Tuple.of(month.programme(), Months.number(month.period()))
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(FIX)
                .execute(asked(month, at, null))
                .chain(() -> connection.preparedQuery(MARK).execute(key))
                .replaceWithVoid();
    }

    /** A statement's balances and what moved between them. */
    Uni<List<Moves>> of(SqlClient client, Key key) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(key.programme(), Months.number(key.period()), key.partnerId()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(BalanceSql::moves)
                                .toList());
    }

    /**
     * The first figure that is not what the postings come to; none of a month whose balances were
     * never fixed.
     */
    Uni<Optional<DifferenceView>> difference(
            SqlConnection connection, Month month, UUID partnerId) {
        return connection
                .preparedQuery(FIXED_AT)
                .execute(Tuple.of(month.programme(), Months.number(month.period())))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getOffsetDateTime(0))
                                .filter(at -> at != null)
                                .findFirst())
                .chain(at ->
                        at.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : connection
                                        .preparedQuery(DIFFERENCE)
                                        .execute(asked(month, at.get().toInstant(), partnerId))
                                        .map(rows ->
                                                StreamSupport.stream(rows.spliterator(), false)
                                                        .map(BalanceSql::difference)
                                                        .findFirst()));
    }

    private static Tuple asked(Month month, Instant at, UUID partnerId) {
        return Tuple.of(month.programme(), Months.number(month.period()))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addInteger(Months.number(month.period().minusMonths(1)))
                .addUUID(partnerId);
    }

    private static Moves moves(Row row) {
        return new Moves(
                new Asset(row.getString("asset")),
                row.getString("kind"),
                new PocketsView(
                        row.getBigDecimal("pending"),
                        row.getBigDecimal("available"),
                        row.getBigDecimal("held"),
                        row.getBigDecimal("paid")));
    }

    private static DifferenceView difference(Row row) {
        return new DifferenceView(
                row.getUUID("partner_id"),
                null,
                null,
                "balances."
                        + row.getString("asset")
                        + "."
                        + row.getString("kind")
                        + "."
                        + row.getString("name"),
                plain(row.getBigDecimal("stored")),
                plain(row.getBigDecimal("recomputed")));
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : Decimals.plain(amount);
    }
}
