package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.EarningDelta;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Part;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.rows.Pieces;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the roll-up. */
@ApplicationScoped
public class EarningSql {

    // Who traded before is there already and costs no write.
    private static final String COME =
            """
            insert into active_trader (source_id, period, day, asset, category, user_id)
            select source_id, period, day, asset, category, user_id
            from (select unnest($1::bigint[]) as source_id, unnest($2::int[]) as period,
                unnest($3::date[]) as day, unnest($4::text[]) as asset,
                unnest($5::text[]) as category, unnest($6::text[]) as user_id) c
            where %s
            order by source_id, period, day, asset, category, user_id
            on conflict do nothing
            """;

    // Locked in the order of the key, after the balances, by every writer.
    private static final String SUM =
            """
            insert into earning as e
                (source_id, period, day, asset, category, trades, volume_usd, fees, gross, rebate)
            select source_id, period, day, asset, category, trades, volume_usd, fees, gross, rebate
            from (select unnest($1::bigint[]) as source_id, unnest($2::int[]) as period,
                unnest($3::date[]) as day, unnest($4::text[]) as asset,
                unnest($5::text[]) as category, unnest($6::bigint[]) as trades,
                unnest($7::numeric[]) as volume_usd, unnest($8::numeric[]) as fees,
                unnest($9::numeric[]) as gross, unnest($10::numeric[]) as rebate) d
            where %s
            order by source_id, period, day, asset, category
            on conflict (source_id, period, day, asset, category) do update set
                trades = e.trades + excluded.trades,
                volume_usd = e.volume_usd + excluded.volume_usd,
                fees = e.fees + excluded.fees,
                gross = e.gross + excluded.gross,
                rebate = e.rebate + excluded.rebate
            """;

    private static final String ADD = new Pieces().with("came", come("true")).end(sum("true"));

    /** Writes who came, as a part of a larger statement. */
    public static Part came(Set<Activity> came, Map<Source, Long> sourceIds) {
        return Part.of("came", EarningSql::come, came, comers(came, sourceIds));
    }

    /** Adds the sums, as a part of a larger statement. */
    public static Part earned(Map<EarningKey, EarningDelta> earnings, Map<Source, Long> sourceIds) {
        return Part.of("earned", EarningSql::sum, earnings.keySet(), sums(earnings, sourceIds));
    }

    public Uni<Void> add(
            SqlConnection connection,
            Map<EarningKey, EarningDelta> earnings,
            Set<Activity> came,
            Map<Source, Long> sourceIds) {
        if (earnings.isEmpty() && came.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple both = Pieces.joined(List.of(comers(came, sourceIds), sums(earnings, sourceIds)));
        return connection.preparedQuery(ADD).execute(both).replaceWithVoid();
    }

    private static Piece come(String condition) {
        return new Piece(COME.formatted(condition), 6);
    }

    private static Piece sum(String condition) {
        return new Piece(SUM.formatted(condition), 10);
    }

    private static Tuple comers(Set<Activity> came, Map<Source, Long> sourceIds) {
        return Columns.of(came)
                .whole(activity -> sourceIds.get(activity.key().source()))
                .month(activity -> activity.key().period())
                .day(activity -> activity.key().day())
                .text(activity -> activity.key().asset().code())
                .text(activity -> activity.key().category().name())
                .text(Activity::userId)
                .tuple();
    }

    private static Tuple sums(Map<EarningKey, EarningDelta> earnings, Map<Source, Long> sourceIds) {
        return Columns.of(earnings.entrySet())
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
                .tuple();
    }
}
