package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.EarningDelta;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.rows.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Keeps the roll-up. */
@ApplicationScoped
public class EarningSql {

    // Locked in the order of the key, after the balances, by every writer. Who traded before is
    // there already and costs no write.
    private static final String ADD =
            """
            with came as (
                insert into active_trader (source_id, period, day, asset, category, user_id)
                select source_id, period, day, asset, category, user_id
                from (select unnest($11::bigint[]) as source_id, unnest($12::int[]) as period,
                    unnest($13::date[]) as day, unnest($14::text[]) as asset,
                    unnest($15::text[]) as category, unnest($16::text[]) as user_id) c
                order by source_id, period, day, asset, category, user_id
                on conflict do nothing)
            insert into earning as e
                (source_id, period, day, asset, category, trades, volume_usd, fees, gross, rebate)
            select source_id, period, day, asset, category, trades, volume_usd, fees, gross, rebate
            from (select unnest($1::bigint[]) as source_id, unnest($2::int[]) as period,
                unnest($3::date[]) as day, unnest($4::text[]) as asset,
                unnest($5::text[]) as category, unnest($6::bigint[]) as trades,
                unnest($7::numeric[]) as volume_usd, unnest($8::numeric[]) as fees,
                unnest($9::numeric[]) as gross, unnest($10::numeric[]) as rebate) d
            order by source_id, period, day, asset, category
            on conflict (source_id, period, day, asset, category) do update set
                trades = e.trades + excluded.trades,
                volume_usd = e.volume_usd + excluded.volume_usd,
                fees = e.fees + excluded.fees,
                gross = e.gross + excluded.gross,
                rebate = e.rebate + excluded.rebate
            """;

    public Uni<Void> add(
            SqlConnection connection,
            Map<EarningKey, EarningDelta> earnings,
            Set<Activity> came,
            Map<Source, Long> sourceIds) {
        if (earnings.isEmpty() && came.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Collection<Map.Entry<EarningKey, EarningDelta>> sums = earnings.entrySet();
        Tuple rows =
                Columns.of(sums)
                        .whole(sum -> sourceIds.get(sum.getKey().source()))
                        .month(sum -> sum.getKey().period())
                        .day(sum -> sum.getKey().day())
                        .text(sum -> sum.getKey().asset().code())
                        .text(sum -> sum.getKey().category().name())
                        .whole(sum -> (long) sum.getValue().trades())
                        .decimal(sum -> sum.getValue().volumeUsd())
                        .decimal(sum -> sum.getValue().fees())
                        .decimal(sum -> sum.getValue().gross())
                        .decimal(sum -> sum.getValue().rebate())
                        .and(came)
                        .whole(activity -> sourceIds.get(activity.key().source()))
                        .month(activity -> activity.key().period())
                        .day(activity -> activity.key().day())
                        .text(activity -> activity.key().asset().code())
                        .text(activity -> activity.key().category().name())
                        .text(Activity::userId)
                        .tuple();
        return connection.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }
}
