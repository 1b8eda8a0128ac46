package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.chassis.paging.Cursor;
import io.tandem.rebate.earnings.EarnedTradesView.EarnedAccrual;
import io.tandem.rebate.earnings.EarnedTradesView.EarnedTrade;
import io.tandem.rebate.earnings.model.Window;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes from a partner's earnings down to the trades, by the users who were ever bound to it. What
 * counts of a trade is each rating that was its within the scope, taken back or not: the same rows
 * that made the roll-up, so that both come to the same.
 */
@ApplicationScoped
class EarnedTradesSql {

    /** The ratings of a trade {@code t}, its own first. */
    private static final String RATINGS =
            """
            (select 0 as n, 1 as sign, null as cause, t.received_at as at, t.category, t.reason,
                t.source_id, t.partner_id, t.co_inviter_id, t.plan_id, t.plan_version, t.tier,
                t.rate_ppm, t.commissionable, t.gross, t.owner_part, t.co_inviter_part, t.due_on,
                t.posted_period, t.entry_id
            union all
            select a.n, a.sign, a.cause, a.at, a.category, a.reason, a.source_id, a.partner_id,
                a.co_inviter_id, a.plan_id, a.plan_version, a.tier, a.rate_ppm, a.commissionable,
                a.gross, a.owner_part, a.co_inviter_part, a.due_on, a.posted_period, a.entry_id
            from accrual a where a.period = t.period and a.seq = t.seq) r
            join source s on s.id = r.source_id
            """;

    private static final String IN_SCOPE =
            """
            (r.partner_id = $1 or r.co_inviter_id = $1)
                and ($4::uuid[] is null or s.link_id = any($4))
                and ($5::text[] is null or s.campaign = any($5))
            """;

    // By user, and each user's in the order of execution: a page reads the users from the last
    // page's on until it is full. In one order throughout, so that no page misses a trade.
    private static final String PAGE =
            """
            with last as (select programme, user_id, executed_at, seq from trade
                where period = $2 and seq = $7),
            bound as (
                select programme, user_id from binding where partner_id = $1
                union
                select programme, user_id from binding where co_inviter_id = $1)
            select t.*
            from (select programme, user_id from bound
                where ($3::text[] is null or programme = any($3))
                    and ($7::bigint is null
                        or (programme, user_id) >= (select programme, user_id from last))
                order by programme, user_id) u
            cross join lateral (
                select t.period, t.seq, t.programme, t.user_id, t.executed_at
                from trade t
                where t.period = $2 and t.programme = u.programme and t.user_id = u.user_id
                    and t.executed_at >= $9 and t.executed_at < $10
                    and ($6::text is null or t.fee_asset = $6)
                    and ($7::bigint is null
                        or (t.programme, t.user_id, t.executed_at, t.seq)
                            > (select programme, user_id, executed_at, seq from last))
                    and exists (select 1 from %s where %s)
                order by t.executed_at, t.seq
                limit $8) t
            order by u.programme, u.user_id, t.executed_at, t.seq
            limit $8
            """
                    .formatted(RATINGS, IN_SCOPE);

    private static final String ROWS =
            """
            with page as (%s)
            select t.seq, t.programme, t.trade_id, t.user_id, t.instrument, t.instrument_type,
                t.volume_usd, t.fee, t.net_fee, t.fee_asset, t.executed_at, t.received_at,
                r.sign, r.n, r.cause, r.at, r.posted_period, r.partner_id = $1 as owned, r.reason,
                r.category, s.link_id, s.campaign, r.plan_id, r.plan_version, r.tier, r.rate_ppm,
                r.commissionable, r.gross, r.due_on, r.entry_id,
                case when r.partner_id = $1 then r.owner_part else 0 end
                    + case when r.co_inviter_id = $1 then r.co_inviter_part else 0 end as part
            from page p join trade t on t.period = p.period and t.seq = p.seq
            cross join lateral %s
            where %s
            order by t.programme, t.user_id, t.executed_at, t.seq, r.n
            """
                    .formatted(PAGE, RATINGS, IN_SCOPE);

    /** A trade and the number under which it was let in: what the next page goes on from. */
    record Found(long seq, EarnedTrade trade) {

        Cursor cursor() {
            return Cursor.of(seq);
        }
    }

    /** The next trades, one more than the limit if more follow. */
    Uni<List<Found>> page(
            SqlConnection connection, EarnedTradesQuery query, Optional<Long> after, int limit) {
        ContributionsQuery.MemberScope member = query.member();
        Window window = Window.of(query.period(), member.from(), member.to());
        Tuple asked =
                ContributionSql.scope(query.contributions(), member)
                        .addValue(Optional.ofNullable(query.asset()).map(Asset::code).orElse(null))
                        .addValue(after.orElse(null))
                        .addValue(limit + 1)
                        .addValue(window.start().atOffset(ZoneOffset.UTC))
                        .addValue(window.end().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(ROWS).execute(asked).map(EarnedTradesSql::found);
    }

    private static List<Found> found(RowSet<Row> rows) {
        Map<Long, List<Row>> bySeq = new LinkedHashMap<>();
        for (Row row : rows) {
            bySeq.computeIfAbsent(row.getLong("seq"), _ -> new ArrayList<>()).add(row);
        }
        return bySeq.entrySet().stream()
                .map(entry -> new Found(entry.getKey(), trade(entry.getValue())))
                .toList();
    }

    private static EarnedTrade trade(List<Row> rows) {
        Row row = rows.getFirst();
        boolean owned = rows.stream().anyMatch(each -> each.getBoolean("owned"));
        return new EarnedTrade(
                row.getString("programme"),
                row.getString("trade_id"),
                owned ? row.getString("user_id") : null,
                row.getString("instrument"),
                row.getString("instrument_type"),
                row.getBigDecimal("volume_usd"),
                row.getBigDecimal("fee"),
                row.getBigDecimal("net_fee"),
                new Asset(row.getString("fee_asset")),
                instant(row, "executed_at"),
                instant(row, "received_at"),
                rows.stream()
                        .map(each -> each.getBigDecimal("part"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.stream().map(EarnedTradesSql::accrual).toList());
    }

    private static EarnedAccrual accrual(Row row) {
        Integer rate = row.getInteger("rate_ppm");
        return new EarnedAccrual(
                kind(row),
                row.getString("cause"),
                instant(row, "at"),
                Months.of(row.getInteger("posted_period")),
                row.getBoolean("owned") ? "OWNER" : "CO_INVITER",
                row.getString("reason"),
                row.getString("category"),
                row.getUUID("link_id"),
                row.getString("campaign"),
                row.getUUID("plan_id"),
                row.getInteger("plan_version"),
                row.getInteger("tier"),
                rate == null ? null : new Rate(rate),
                row.getBigDecimal("commissionable"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("part"),
                row.getLocalDate("due_on"),
                row.getUUID("entry_id"));
    }

    private static String kind(Row row) {
        if (row.getInteger("sign") < 0) {
            return "TAKEN_BACK";
        }
        return row.getInteger("n") == 0 ? "ACCRUED" : "RESTATED";
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
