package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.earnings.model.Window;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what one member brought in a part of a month, to the moment. Whole days come from the
 * roll-up; of the days at its edges the users who traded on the member's links are known, and by
 * them their trades, so that no trade beyond those days and links is looked at. All ratings of a
 * trade count, those that were taken back with their sign.
 */
@ApplicationScoped
class WindowSql {

    private static final String SCOPE =
            """
                and ($3::text[] is null or s.programme = any($3))
                and ($4::uuid[] is null or s.link_id = any($4))
                and ($5::text[] is null or s.campaign = any($5))
            """;

    // A co-inviter's part is earned by the users of the owner's link; activity is noted there.
    private static final String EDGE =
            """
            with piece as (
                select a, b from unnest($8::timestamptz[], $9::timestamptz[]) as x (a, b)),
            line as (
                select s.id, s.programme from source s where s.partner_id = $1
            """
                    + SCOPE
                    + """
                        union
                        select o.id, o.programme from source s
                        join source o on o.link_id = s.link_id and o.programme = s.programme
                        where s.partner_id = $1
                    """
                    + SCOPE
                    + """
                        ),
                    dealer as (
                        select distinct l.programme, t.user_id, p.a, p.b
                        from piece p cross join line l
                        join active_trader t on t.source_id = l.id and t.period = $2
                            and t.day = (p.a at time zone 'UTC')::date),
                    dealt as (
                        select t.* from dealer d
                        join trade t on t.period = $2 and t.programme = d.programme
                            and t.user_id = d.user_id and t.executed_at >= d.a and t.executed_at < d.b),
                    rated as (
                        select d.user_id, d.volume_usd, d.fee_asset, d.reason, 1 as sign, d.source_id,
                            d.partner_id, d.co_inviter_id, d.owner_part, d.co_inviter_part
                        from dealt d
                        union all
                        select d.user_id, d.volume_usd, a.fee_asset, a.reason, a.sign, a.source_id,
                            a.partner_id, a.co_inviter_id, a.owner_part, a.co_inviter_part
                        from dealt d join accrual a on a.period = d.period and a.seq = d.seq),
                    edge as (
                        select s.programme, r.user_id, r.fee_asset as asset, r.sign,
                            r.partner_id = $1 as owned,
                            case when r.partner_id = $1 then r.owner_part else r.co_inviter_part end
                                as rebate,
                            case when r.partner_id = $1 then r.sign * r.volume_usd else 0 end
                                as volume_usd
                        from rated r join source s on s.id = r.source_id
                        where (r.partner_id = $1 or r.co_inviter_id = $1)
                            -- What the roll-up counts, see Reason.isActivity.
                            and r.reason in ('COMMISSIONABLE', 'NON_POSITIVE_FEE')
                    """
                    + SCOPE
                    + ")\n";

    private static final String REBATES =
            EDGE
                    + """
                    select asset, sum(rebate) as rebate, sum(volume_usd) as volume_usd from (
                        select asset, rebate, volume_usd from edge
                        union all
                        select e.asset, e.rebate, e.volume_usd
                        from source s join earning e on e.source_id = s.id
                        where s.partner_id = $1 and e.period = $2 and e.day >= $6 and e.day < $7
                    """
                    + SCOPE
                    + """
                        ) brought
                    group by asset order by asset
                    """;

    private static final String PEOPLE =
            EDGE
                    + """
                    select
                        (select count(*) from binding s
                        where s.partner_id = $1 and s.state <> 'VOIDED'
                            and s.bound_from >= $10 and s.bound_from < $11
                    """
                    + SCOPE
                    + """
                        ) as invitees,
                        (select count(*) from (
                            select programme, user_id from edge where owned
                            group by programme, user_id having sum(sign) > 0
                            union
                            select s.programme, a.user_id
                            from source s join active_trader a on a.source_id = s.id
                            where s.partner_id = $1 and a.period = $2 and a.day >= $6 and a.day < $7
                    """
                    + SCOPE
                    + """
                        ) active) as traders
                    """;

    Uni<RowSet<Row>> rebates(SqlConnection connection, Tuple scope, Window window) {
        return connection.preparedQuery(REBATES).execute(days(scope, window));
    }

    Uni<RowSet<Row>> people(SqlConnection connection, Tuple scope, Window window) {
        return connection
                .preparedQuery(PEOPLE)
                .execute(
                        days(scope, window)
                                .addValue(utc(window.start()))
                                .addValue(utc(window.end())));
    }

    private static Tuple days(Tuple scope, Window window) {
        return scope.addValue(window.firstDay())
                .addValue(window.dayAfter())
                .addValue(times(window.pieces(), Window.Piece::start))
                .addValue(times(window.pieces(), Window.Piece::end));
    }

    private static OffsetDateTime[] times(
            List<Window.Piece> pieces, Function<Window.Piece, Instant> which) {
        return pieces.stream().map(which).map(WindowSql::utc).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
