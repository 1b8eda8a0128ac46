package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Later accruals, and trades with the rating that they have at present. */
@ApplicationScoped
class AccrualSql {

    private static final String INSERT =
            """
            insert into accrual (period, seq, n, sign, cause, at, fee_asset, %s)
            select unnest($1::int[]), unnest($2::bigint[]), unnest($3::int[]),
                unnest($4::smallint[]), unnest($5::text[]), unnest($6::timestamptz[]),
                unnest($7::text[]), %s
            """
                    .formatted(RatingColumns.NAMES, RatingColumns.unnested(8));

    private static final String PRESENT =
            """
            select t.period, t.seq, t.programme, t.trade_id, t.user_id, t.instrument,
                t.instrument_type, t.side, t.price, t.quantity, t.volume_usd, t.fee, t.net_fee,
                t.fee_asset, t.liquidity, t.executed_at, t.user_tier, t.market_maker, t.voucher,
                coalesce(a.n, 0) as n,
                r.category, r.reason, r.binding_id, r.binding_revision, r.partner_id,
                r.co_inviter_id, r.plan_id, r.plan_version, r.tier, r.rate_ppm, r.commissionable,
                r.gross, r.owner_part, r.co_inviter_part, r.invitee_part, r.due_on,
                s.link_id, s.channel, s.campaign, s.introducer_id,
                v.fee as reversed_fee, v.whole as reversed_whole
            from %s
            left join lateral (select * from accrual last
                where last.period = t.period and last.seq = t.seq order by last.n desc limit 1) a
                on true
            cross join lateral (
                select t.category, t.reason, t.binding_id, t.binding_revision, t.source_id,
                    t.partner_id, t.co_inviter_id, t.plan_id, t.plan_version, t.tier, t.rate_ppm,
                    t.commissionable, t.gross, t.owner_part, t.co_inviter_part, t.invitee_part,
                    t.due_on
                where a.n is null
                union all
                select a.category, a.reason, a.binding_id, a.binding_revision, a.source_id,
                    a.partner_id, a.co_inviter_id, a.plan_id, a.plan_version, a.tier, a.rate_ppm,
                    a.commissionable, a.gross, a.owner_part, a.co_inviter_part, a.invitee_part,
                    a.due_on
                where a.n is not null) r
            left join source s on s.id = r.source_id
            cross join lateral (select coalesce(sum(fee), 0) as fee,
                    coalesce(bool_or(whole), false) as whole
                from reversal where period = t.period and seq = t.seq) v
            where %s and (t.period, t.seq) > ($1, $2)
            order by t.period, t.seq
            limit $3
            """;

    private static final String OF_USERS =
            PRESENT.formatted(
                    """
                    unnest($4::text[], $5::text[]) as u (programme, user_id)
                    join trade t on t.programme = u.programme and t.user_id = u.user_id
                    """,
                    "t.period <> all($6::int[])");

    private static final String SINCE =
            PRESENT.formatted("trade t", "t.programme = $4 and t.period >= $5");

    private static final String ONE = PRESENT.formatted("trade t", "t.period = $4 and t.seq = $5");

    // Whom a restatement took off a line of the roll-up, and who has no other trade on it now. The
    // activity is a derived set: deleting from it undoes no fact.
    private static final String LEAVE =
            """
            delete from active_trader x
            using unnest($1::bigint[], $2::int[], $3::date[], $4::text[], $5::text[], $6::text[],
                $7::text[]) as l (source_id, period, day, asset, category, user_id, programme)
            where x.source_id = l.source_id and x.period = l.period and x.day = l.day
                and x.asset = l.asset and x.category = l.category and x.user_id = l.user_id
                and not exists (
                    select 1 from trade t
                    left join lateral (select last.source_id, last.reason from accrual last
                        where last.period = t.period and last.seq = t.seq
                        order by last.n desc limit 1) a on true
                    where t.period = l.period and t.programme = l.programme
                        and t.user_id = l.user_id and t.fee_asset = l.asset
                        and t.category = l.category
                        and t.executed_at >= l.day::timestamp at time zone 'UTC'
                        and t.executed_at < (l.day + 1)::timestamp at time zone 'UTC'
                        and coalesce(a.source_id, case when a.reason is null then t.source_id end)
                            = l.source_id
                        and coalesce(a.reason, t.reason) in ('COMMISSIONABLE', 'NON_POSITIVE_FEE'))
            """;

    /** A trade with its present rating; n is the number of its last accrual, 0 for its own. */
    record Present(
            YearMonth period, long seq, int n, Trade trade, Reversed reversed, Rating rating) {}

    /** A row of the table. */
    record Later(Present of, int n, Cause cause, Instant at, Entered entered) {}

    /** The users' trades except those of some months. */
    Uni<List<Present>> ofUsers(
            SqlConnection connection,
            Collection<UserKey> users,
            Collection<YearMonth> without,
            Present after,
            int limit) {
        Tuple asked =
                start(Columns.of(users), after, limit)
                        .text(UserKey::programme)
                        .text(UserKey::userId)
                        .and(without)
                        .month(month -> month)
                        .tuple();
        return connection.preparedQuery(OF_USERS).execute(asked).map(AccrualSql::presents);
    }

    /** A programme's next trades. */
    Uni<List<Present>> after(SqlConnection connection, String programme, Place after, int limit) {
        Tuple asked =
                Columns.of(List.of())
                        .constant(Months.number(after.period()))
                        .constant(after.seq())
                        .constant(limit)
                        .constant(programme)
                        .constant(Months.number(after.period()))
                        .tuple();
        return connection.preparedQuery(SINCE).execute(asked).map(AccrualSql::presents);
    }

    /** One trade, as a page. */
    Uni<List<Present>> ofTrade(SqlConnection connection, Place place) {
        Tuple asked =
                start(Columns.of(List.of()), null, 1)
                        .constant(Months.number(place.period()))
                        .constant(place.seq())
                        .tuple();
        return connection.preparedQuery(ONE).execute(asked).map(AccrualSql::presents);
    }

    private static <T> Columns<T> start(Columns<T> columns, Present after, int limit) {
        return columns.constant(after == null ? 0 : Months.number(after.period()))
                .constant(after == null ? 0L : after.seq())
                .constant(limit);
    }

    Uni<Void> insert(SqlConnection connection, List<Later> rows, Map<Source, Long> sourceIds) {
        Columns<Later> columns =
                Columns.of(rows)
                        .month(row -> row.of().period())
                        .whole(row -> row.of().seq())
                        .number(Later::n)
                        .number(row -> row.entered().takenBack() ? -1 : 1)
                        .text(row -> row.cause().name())
                        .time(Later::at)
                        .text(row -> row.of().trade().feeAsset().code());
        return connection
                .preparedQuery(INSERT)
                .execute(RatingColumns.add(columns, Later::entered, sourceIds).tuple())
                .replaceWithVoid();
    }

    /** Takes users off lines of the roll-up on which they have no trade any more. */
    Uni<Void> leave(
            SqlConnection connection, Collection<Activity> left, Map<Source, Long> sourceIds) {
        if (left.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows =
                Columns.of(left)
                        .whole(activity -> sourceIds.get(activity.key().source()))
                        .month(activity -> activity.key().period())
                        .day(activity -> activity.key().day())
                        .text(activity -> activity.key().asset().code())
                        .text(activity -> activity.key().category().name())
                        .text(activity -> activity.userId())
                        .text(activity -> activity.key().source().programme())
                        .tuple();
        return connection.preparedQuery(LEAVE).execute(rows).replaceWithVoid();
    }

    private static List<Present> presents(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Present(
                                Months.of(row.getInteger("period")),
                                row.getLong("seq"),
                                row.getInteger("n"),
                                RatedTradeSql.trade(row),
                                new Reversed(
                                        row.getBigDecimal("reversed_fee"),
                                        row.getBoolean("reversed_whole")),
                                RatedTradeSql.rating(row)))
                .toList();
    }
}
