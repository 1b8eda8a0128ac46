package io.tandem.rebate.payout;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.payout.model.PayoutRule;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Payout rules by asset. */
@ApplicationScoped
class PayoutRuleSql {

    private static final String READ =
            "select asset, minimum, decimals, version, set_at from payout_rule ";

    private static final String FIND = READ + "where asset = $1";

    private static final String LOCK = FIND + " for update";

    private static final String LIST = READ + "where asset > $1 order by asset limit $2";

    private static final String SET =
            """
            insert into payout_rule as r (asset, minimum, decimals, version, set_at, set_by)
            values ($1, $2, $3, 1, $4, $5)
            on conflict (asset) do update set minimum = excluded.minimum,
                decimals = excluded.decimals, version = r.version + 1, set_at = excluded.set_at,
                set_by = excluded.set_by
            """;

    Uni<Optional<PayoutRuleView>> find(SqlClient client, Asset asset) {
        return one(client, FIND, asset);
    }

    Uni<Optional<PayoutRuleView>> lock(SqlConnection connection, Asset asset) {
        return one(connection, LOCK, asset);
    }

    private static Uni<Optional<PayoutRuleView>> one(SqlClient client, String sql, Asset asset) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(asset.code()))
                .map(rows -> views(rows).stream().findFirst());
    }

    Uni<List<PayoutRuleView>> list(SqlClient client, String after, int limit) {
        return client.preparedQuery(LIST).execute(Tuple.of(after, limit)).map(PayoutRuleSql::views);
    }

    Uni<Void> set(SqlConnection connection, Asset asset, PayoutRule rule, Instant at, String by) {
        return connection
                .preparedQuery(SET)
                .execute(
                        Tuple.of(
                                asset.code(),
                                rule.minimum(),
                                rule.decimals(),
                                at.atOffset(ZoneOffset.UTC),
                                by))
                .replaceWithVoid();
    }

    private static List<PayoutRuleView> views(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new PayoutRuleView(
                                new Asset(row.getString("asset")),
                                row.getBigDecimal("minimum"),
                                row.getInteger("decimals"),
                                row.getLong("version"),
                                row.getOffsetDateTime("set_at").toInstant()))
                .toList();
    }
}
