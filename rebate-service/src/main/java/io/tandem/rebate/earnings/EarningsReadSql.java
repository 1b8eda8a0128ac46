package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes the roll-up apart. */
@ApplicationScoped
class EarningsReadSql {

    private static final String EARNINGS =
            """
            select partner_id, asset, %1$s
                sum(trades)::bigint as trades, sum(volume_usd) as volume_usd, sum(fees) as fees,
                sum(gross) as gross, sum(rebate) as rebate, count(distinct trader) as traders
            from (
                select s.partner_id, e.asset, e.period, e.day, e.category, s.link_id, s.channel,
                    s.campaign, s.introducer_id, e.trades, e.volume_usd, e.fees, e.gross, e.rebate,
                    null as trader
                from source s join earning e on e.source_id = s.id
                where ($1::uuid is null or s.partner_id = $1)
                    and ($2::text is null or s.programme = $2) and e.period between $3 and $4
                union all
                select s.partner_id, a.asset, a.period, a.day, a.category, s.link_id, s.channel,
                    s.campaign, s.introducer_id, 0, 0, 0, 0, 0, s.programme || ' ' || a.user_id
                from source s join active_trader a on a.source_id = s.id
                where ($1::uuid is null or s.partner_id = $1)
                    and ($2::text is null or s.programme = $2) and a.period between $3 and $4) r
            group by partner_id, asset %2$s
            having sum(trades) <> 0 or sum(gross) <> 0 or sum(rebate) <> 0
            order by partner_id, asset %2$s
            """;

    private static final String INVITEES =
            """
            select b.partner_id, %1$s count(*) as invitees
            from (select *, bound_from at time zone 'UTC' as at from binding
                where ($1::uuid is null or partner_id = $1)
                    and ($2::text is null or programme = $2)
                    and bound_from >= $3 and bound_from < $4 and state <> 'VOIDED') b
            group by b.partner_id %2$s
            """;

    private final Pool pool;

    EarningsReadSql(Pool pool) {
        this.pool = pool;
    }

    /** What is asked: of all partners or programmes when those are null. */
    record Asked(
            UUID partnerId, String programme, YearMonth from, YearMonth to, Set<GroupKey> keys) {}

    Uni<List<EarningView>> earnings(Asked asked) {
        return invitees(asked)
                .chain(invitees ->
                        pool.preparedQuery(EARNINGS.formatted(columns(asked), groups(asked)))
                                .execute(
                                        Tuple.of(
                                                asked.partnerId(),
                                                asked.programme(),
                                                Months.number(asked.from()),
                                                Months.number(asked.to())))
                                .map(rows -> {
                                    List<EarningView> views = new ArrayList<>();
                                    rows.forEach(row -> views.add(view(asked, row, invitees)));
                                    return views;
                                }));
    }

    private Uni<Map<List<Object>, Long>> invitees(Asked asked) {
        List<GroupKey> keys = ofBinding(asked);
        String columns =
                keys.stream()
                        .map(key -> key.ofBinding() + " as " + key.column() + ", ")
                        .collect(Collectors.joining());
        String groups =
                keys.stream().map(key -> ", " + key.ofBinding()).collect(Collectors.joining());
        return pool.preparedQuery(INVITEES.formatted(columns, groups))
                .execute(
                        Tuple.of(
                                asked.partnerId(),
                                asked.programme(),
                                asked.from().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC),
                                asked.to()
                                        .plusMonths(1)
                                        .atDay(1)
                                        .atStartOfDay()
                                        .atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<List<Object>, Long> counts = new HashMap<>();
                    for (Row row : rows) {
                        counts.put(inviteeKey(keys, row), row.getLong("invitees"));
                    }
                    return counts;
                });
    }

    private static List<GroupKey> ofBinding(Asked asked) {
        return asked.keys().stream().filter(key -> key.ofBinding() != null).toList();
    }

    private static List<Object> inviteeKey(List<GroupKey> keys, Row row) {
        List<Object> key = new ArrayList<>();
        key.add(row.getUUID("partner_id"));
        keys.forEach(part -> key.add(row.getValue(part.column())));
        return key;
    }

    private static String columns(Asked asked) {
        return asked.keys().stream().map(key -> key.column() + ", ").collect(Collectors.joining());
    }

    private static String groups(Asked asked) {
        return asked.keys().stream().map(key -> ", " + key.column()).collect(Collectors.joining());
    }

    private static EarningView view(Asked asked, Row row, Map<List<Object>, Long> invitees) {
        Set<GroupKey> keys = asked.keys();
        return new EarningView(
                row.getUUID("partner_id"),
                new Asset(row.getString("asset")),
                keys.contains(GroupKey.PERIOD) ? Months.of(row.getInteger("period")) : null,
                keys.contains(GroupKey.DAY) ? row.getLocalDate("day") : null,
                keys.contains(GroupKey.CATEGORY)
                        ? Category.valueOf(row.getString("category"))
                        : null,
                keys.contains(GroupKey.LINK) ? row.getUUID("link_id") : null,
                keys.contains(GroupKey.CHANNEL) ? row.getString("channel") : null,
                keys.contains(GroupKey.CAMPAIGN) ? row.getString("campaign") : null,
                keys.contains(GroupKey.INTRODUCER) ? row.getUUID("introducer_id") : null,
                row.getLong("trades"),
                row.getBigDecimal("volume_usd"),
                row.getBigDecimal("fees"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("rebate"),
                invitees.getOrDefault(inviteeKey(ofBinding(asked), row), 0L),
                row.getLong("traders"));
    }
}
