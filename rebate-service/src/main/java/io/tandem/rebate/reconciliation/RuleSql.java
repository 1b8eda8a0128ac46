package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.model.Rule;
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

/** How programmes' commission files are read. */
@ApplicationScoped
class RuleSql {

    private static final String FIND =
            """
            select asset, separator, charged, tolerance, amount_tolerance, version, set_at
            from reconciliation_rule where programme = $1
            """;

    private static final String PUT =
            """
            insert into reconciliation_rule (programme, asset, orders, separator, charged,
                tolerance, amount_tolerance, version, set_at, set_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (programme) do update set
                asset = excluded.asset, orders = excluded.orders,
                separator = excluded.separator, charged = excluded.charged,
                tolerance = excluded.tolerance, amount_tolerance = excluded.amount_tolerance,
                version = excluded.version, set_at = excluded.set_at, set_by = excluded.set_by
            """;

    // A rule that finds orders otherwise finds them anew.
    private static final String UNMAP =
            """
            with mark as (delete from reconciliation_mark where programme = $1)
            delete from reconciliation_trade where programme = $1
            """;

    private static final String IN_USE =
            "select exists (select 1 from reconciliation_run where programme = $1)";

    private static final String PROGRAMMES =
            "select programme from reconciliation_rule order by programme";

    // "recon", as a number that nothing else in this database locks.
    private static final int LOCK_KEY = 0x72_65_63_6f;

    private static final String LOCK = "select pg_advisory_xact_lock($1, hashtext($2))";

    /** A rule as it stands. */
    record Stored(Rule rule, long version, Instant setAt) {}

    /** Lets one transaction at a time compare, or change what is compared, of a programme. */
    Uni<Void> lock(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(LOCK_KEY, programme))
                .replaceWithVoid();
    }

    Uni<Optional<Stored>> find(SqlClient client, String programme) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(programme))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RuleSql::stored)
                                .findFirst());
    }

    Uni<Boolean> isInUse(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(IN_USE)
                .execute(Tuple.of(programme))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> put(SqlConnection connection, String programme, Stored stored, String by) {
        Rule rule = stored.rule();
        return connection
                .preparedQuery(PUT)
                .execute(
                        Tuple.tuple()
                                .addString(programme)
                                .addString(rule.asset().code())
                                .addString(rule.separator().isPresent() ? "PREFIX" : "TRADE_ID")
                                .addString(rule.separator().orElse(null))
                                .addString(rule.charged().name())
                                .addBigDecimal(rule.tolerance())
                                .addBigDecimal(rule.amountTolerance().orElse(null))
                                .addLong(stored.version())
                                .addOffsetDateTime(stored.setAt().atOffset(ZoneOffset.UTC))
                                .addString(by))
                .replaceWithVoid();
    }

    Uni<Void> unmap(SqlConnection connection, String programme) {
        return connection.preparedQuery(UNMAP).execute(Tuple.of(programme)).replaceWithVoid();
    }

    Uni<List<String>> programmes(SqlClient client) {
        return client.preparedQuery(PROGRAMMES)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    private static Stored stored(Row row) {
        return new Stored(
                new Rule(
                        new Asset(row.getString("asset")),
                        Optional.ofNullable(row.getString("separator")),
                        Rule.Charged.valueOf(row.getString("charged")),
                        row.getBigDecimal("tolerance"),
                        Optional.ofNullable(row.getBigDecimal("amount_tolerance"))),
                row.getLong("version"),
                row.getOffsetDateTime("set_at").toInstant());
    }
}
