package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.model.Figures;
import io.tandem.rebate.reconciliation.model.OurTrade;
import io.tandem.rebate.reconciliation.model.Shares;
import io.tandem.rebate.reconciliation.model.Window;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.TradeKeySql;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the books say of orders: which trades make them up, and what these came to. */
@ApplicationScoped
class OurOrderSql {

    private static final String MARK =
            "select through from reconciliation_mark where programme = $1";

    // Whoever holds the rating lock alone waits for every batch of trades that has begun: all
    // numbers up to the last that the last batch drew are committed or will never be.
    private static final String HIGHEST =
            """
            select coalesce(pg_sequence_last_value('trade_seq') + %d, 0)
            """
                    .formatted(TradeKeySql.NUMBERS - 1);

    // Of a month that is attached again more is to be read than of the others.
    private static final String UNREAD =
            """
            select period from reconciliation_unread where programme = $1 and period <> all($2)
            """;

    private static final String PASS_OVER =
            """
            insert into reconciliation_unread (programme, period, after)
            select $1, unnest($2::int[]), $3 on conflict do nothing
            """;

    private static final String READ =
            "delete from reconciliation_unread where programme = $1 and period <> all($2)";

    // Month by month, for a trade's key begins with its month: each is a range of an index.
    private static final String MAP =
            """
            with month as (
                select (extract(year from m) * 100 + extract(month from m))::int as period
                from generate_series(timestamp '2009-01-01', $5::timestamp, interval '1 month') m),
            mark as (
                insert into reconciliation_mark (programme, through) values ($1, $3)
                on conflict (programme) do update set through = excluded.through)
            insert into reconciliation_trade (programme, order_id, period, seq)
            select $1,
                case when $4::text is null then t.trade_id else split_part(t.trade_id, $4, 1) end,
                t.period, t.seq
            from month
            left join reconciliation_unread u on u.programme = $1 and u.period = month.period
            cross join lateral (
                select trade_id, period, seq from trade
                where period = month.period and seq > coalesce(u.after, $2) and seq <= $3
                    and programme = $1) t
            on conflict do nothing
            """;

    // All of a trade's accruals together are what it came to; the last one says why.
    private static final String TRADES =
            """
            select o.order_id, t.trade_id, t.user_id, t.fee_asset, t.volume_usd,
                t.posted_period > t.period as late,
                case when l.n is null then t.reason else l.reason end as reason,
                case when l.n is null then t.partner_id else l.partner_id end as partner_id,
                case when l.n is null then t.co_inviter_id else l.co_inviter_id
                    end as co_inviter_id,
                case when l.n is null then t.due_on else l.due_on end as due_on,
                t.commissionable + coalesce(s.commissionable, 0) as commissionable,
                t.owner_part + coalesce(s.owner_part, 0) as owner_part,
                t.co_inviter_part + coalesce(s.co_inviter_part, 0) as co_inviter_part,
                t.invitee_part + coalesce(s.invitee_part, 0) as invitee_part
            from unnest($2::text[]) as asked (order_id)
            join reconciliation_trade o on o.programme = $1 and o.order_id = asked.order_id
            join trade t on t.period = o.period and t.seq = o.seq
            left join lateral (
                select sum(commissionable) as commissionable, sum(owner_part) as owner_part,
                    sum(co_inviter_part) as co_inviter_part, sum(invitee_part) as invitee_part
                from accrual a where a.period = o.period and a.seq = o.seq) s on true
            left join lateral (
                select n, reason, partner_id, co_inviter_id, due_on
                from accrual a where a.period = o.period and a.seq = o.seq
                order by n desc limit 1) l on true
            order by o.order_id, t.seq
            """;

    private static final String AWAY =
            """
            select order_id, period from reconciliation_trade
            where programme = $1 and order_id = any($2) and period = any($3)
            """;

    private static final String UNREPORTED =
            """
            select distinct r.order_id from reconciliation_trade r
            join trade t on t.period = r.period and t.seq = r.seq
            where r.programme = $1 and r.order_id > $2 and r.period between $3 and $4
                and t.executed_at >= $5 and t.executed_at < $6
                and not exists (select 1 from reconciliation_order o
                    where o.programme = $1 and o.order_id = r.order_id)
            order by r.order_id limit $7
            """;

    private final PutAwayMonths away;

    OurOrderSql(PutAwayMonths away) {
        this.away = away;
    }

    Uni<Long> mark(SqlClient client, String programme) {
        return client.preparedQuery(MARK)
                .execute(Tuple.of(programme))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? row.next().getLong(0) : 0L;
                });
    }

    /** The last number that a trade was let in under. The caller holds the rating lock alone. */
    Uni<Long> highest(SqlConnection connection) {
        return connection
                .preparedQuery(HIGHEST)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether trades are unread though their month is here. */
    Uni<Boolean> isUnread(SqlClient client, String programme) {
        return away.all(client)
                .chain(all ->
                        client.preparedQuery(UNREAD).execute(Tuple.of(programme, numbers(all))))
                .map(rows -> rows.size() > 0);
    }

    /**
     * Finds the orders of a range of trades, and of all before that could not be read then. Those
     * of months that have been put away are noted as unread.
     */
    Uni<Void> map(
            SqlConnection connection,
            String programme,
            Optional<String> separator,
            long after,
            long through,
            Instant now) {
        return away.keep(connection)
                .chain(() -> away.all(connection))
                .map(OurOrderSql::numbers)
                .chain(months ->
                        connection
                                .preparedQuery(PASS_OVER)
                                .execute(Tuple.of(programme, months, after))
                                .chain(() ->
                                        mapHere(
                                                connection,
                                                programme,
                                                separator,
                                                after,
                                                through,
                                                now))
                                .chain(() ->
                                        connection
                                                .preparedQuery(READ)
                                                .execute(Tuple.of(programme, months))))
                .replaceWithVoid();
    }

    private static Uni<Void> mapHere(
            SqlConnection connection,
            String programme,
            Optional<String> separator,
            long after,
            long through,
            Instant now) {
        return connection
                .preparedQuery(MAP)
                .execute(
                        Tuple.tuple()
                                .addString(programme)
                                .addLong(after)
                                .addLong(through)
                                .addString(separator.orElse(null))
                                .addLocalDateTime(
                                        now.atOffset(ZoneOffset.UTC)
                                                .plusMonths(1)
                                                .toLocalDateTime()))
                .replaceWithVoid();
    }

    /** Those of the orders that have trades of months that have been put away, with these. */
    Uni<Map<String, YearMonth>> away(
            SqlConnection connection, String programme, List<String> orders) {
        return away.all(connection)
                .chain(all ->
                        all.isEmpty()
                                ? Uni.createFrom().item(Map.of())
                                : connection
                                        .preparedQuery(AWAY)
                                        .execute(
                                                Tuple.of(
                                                        programme,
                                                        orders.toArray(String[]::new),
                                                        numbers(all)))
                                        .map(OurOrderSql::months));
    }

    private static Map<String, YearMonth> months(Iterable<Row> rows) {
        Map<String, YearMonth> months = new HashMap<>();
        rows.forEach(row -> months.put(row.getString(0), Months.of(row.getInteger(1))));
        return months;
    }

    private static Integer[] numbers(Collection<YearMonth> months) {
        return months.stream().map(Months::number).toArray(Integer[]::new);
    }

    /** Refuses if trades of the time have been put away. */
    Uni<Void> check(SqlClient client, Window window) {
        return away.all(client)
                .map(all -> all.subSet(monthOf(window.from()), monthOf(window.to()).plusMonths(1)))
                .invoke(all -> PutAwayMonths.refuse(all, "To compare a file"))
                .replaceWithVoid();
    }

    Uni<Map<String, List<OurTrade>>> trades(
            SqlConnection connection, String programme, List<String> orders) {
        return connection
                .preparedQuery(TRADES)
                .execute(Tuple.of(programme, orders.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<OurTrade>> trades = new HashMap<>();
                    for (Row row : rows) {
                        trades.computeIfAbsent(row.getString("order_id"), any -> new ArrayList<>())
                                .add(trade(row));
                    }
                    return trades;
                });
    }

    /** Orders that were executed in the time and that no file names, after one of them. */
    Uni<List<String>> unreported(
            SqlClient client, String programme, Window window, String after, int limit) {
        return client.preparedQuery(UNREPORTED)
                .execute(
                        Tuple.tuple()
                                .addString(programme)
                                .addString(after)
                                .addInteger(month(window.from()))
                                .addInteger(month(window.to()))
                                .addOffsetDateTime(window.from().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(window.to().atOffset(ZoneOffset.UTC))
                                .addInteger(limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    private static int month(Instant time) {
        return Months.number(monthOf(time));
    }

    private static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private static OurTrade trade(Row row) {
        String reason = row.getString("reason");
        return new OurTrade(
                row.getString("trade_id"),
                row.getString("user_id"),
                new Asset(row.getString("fee_asset")),
                row.getBoolean("late"),
                "COMMISSIONABLE".equals(reason),
                reason,
                Optional.ofNullable(row.getUUID("partner_id")),
                Optional.ofNullable(row.getUUID("co_inviter_id")),
                new Figures(
                        row.getBigDecimal("commissionable"),
                        row.getBigDecimal("volume_usd"),
                        new Shares(
                                row.getBigDecimal("owner_part"),
                                row.getBigDecimal("co_inviter_part"),
                                row.getBigDecimal("invitee_part"))),
                Optional.ofNullable(row.getLocalDate("due_on")));
    }
}
