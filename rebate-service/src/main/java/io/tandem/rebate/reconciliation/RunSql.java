package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.reconciliation.ReconciliationView.KindView;
import io.tandem.rebate.reconciliation.model.Window;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Imported files. */
@ApplicationScoped
class RunSql {

    private static final String READ =
            """
            select id, programme, n, sha256, covers_from, covers_to, bytes, orders, fee,
                commission, imported_at, imported_by, matched_at
            from reconciliation_run
            """;

    private static final String FIND = READ + "where id = $1";

    private static final String OF_FILE = READ + "where programme = $1 and sha256 = $2";

    private static final String LIST =
            READ
                    + """
                    where ($1::text is null or programme = $1) and id > $2 order by id limit $3
                    """;

    private static final String TO_MATCH = READ + "where matched_at is null order by id";

    private static final String NEXT =
            "select coalesce(max(n), 0) + 1 from reconciliation_run where programme = $1";

    private static final String INSERT =
            """
            insert into reconciliation_run (id, programme, n, sha256, covers_from, covers_to,
                bytes, orders, fee, commission, imported_at, imported_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String MATCHED =
            "update reconciliation_run set matched_at = $2 where id = $1";

    private static final String TOTALS =
            """
            select kind, state, count(*) as breaks, sum(suspended) as suspended,
                sum(their_owner + their_co_inviter + their_invitee) as theirs,
                sum(our_owner + our_co_inviter + our_invitee) as ours
            from reconciliation_break where run_id = $1 group by kind, state order by kind, state
            """;

    /** A file that was imported. Fee and commission are its sums, as it writes them. */
    record Run(
            UUID id,
            String programme,
            int n,
            String sha256,
            Window window,
            long bytes,
            long orders,
            BigDecimal fee,
            BigDecimal commission,
            Instant importedAt,
            String importedBy,
            Optional<Instant> matchedAt) {}

    Uni<Optional<Run>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(RunSql::run).findFirst());
    }

    Uni<Optional<Run>> ofFile(SqlClient client, String programme, String sha256) {
        return client.preparedQuery(OF_FILE)
                .execute(Tuple.of(programme, sha256))
                .map(rows -> stream(rows).map(RunSql::run).findFirst());
    }

    Uni<List<Run>> list(SqlClient client, String programme, UUID after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(programme, after, limit))
                .map(rows -> stream(rows).map(RunSql::run).toList());
    }

    /** Files whose matching did not come to its end. */
    Uni<List<Run>> toMatch(SqlClient client) {
        return client.preparedQuery(TO_MATCH)
                .execute()
                .map(rows -> stream(rows).map(RunSql::run).toList());
    }

    Uni<Integer> next(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(programme))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<Void> insert(SqlConnection connection, Run run) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addUUID(run.id())
                                .addString(run.programme())
                                .addInteger(run.n())
                                .addString(run.sha256())
                                .addOffsetDateTime(time(run.window().from()))
                                .addOffsetDateTime(time(run.window().to()))
                                .addLong(run.bytes())
                                .addLong(run.orders())
                                .addBigDecimal(run.fee())
                                .addBigDecimal(run.commission())
                                .addOffsetDateTime(time(run.importedAt()))
                                .addString(run.importedBy()))
                .replaceWithVoid();
    }

    Uni<Void> matched(SqlClient client, UUID id, Instant at) {
        return client.preparedQuery(MATCHED).execute(Tuple.of(id, time(at))).replaceWithVoid();
    }

    Uni<List<KindView>> totals(SqlClient client, UUID id) {
        return client.preparedQuery(TOTALS)
                .execute(Tuple.of(id))
                .map(rows ->
                        stream(rows)
                                .map(row ->
                                        new KindView(
                                                row.getString("kind"),
                                                row.getString("state"),
                                                row.getLong("breaks"),
                                                row.getBigDecimal("theirs"),
                                                row.getBigDecimal("ours"),
                                                row.getBigDecimal("suspended")))
                                .toList());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Run run(Row row) {
        return new Run(
                row.getUUID("id"),
                row.getString("programme"),
                row.getInteger("n"),
                row.getString("sha256"),
                new Window(instant(row, "covers_from"), instant(row, "covers_to")),
                row.getLong("bytes"),
                row.getLong("orders"),
                row.getBigDecimal("fee"),
                row.getBigDecimal("commission"),
                instant(row, "imported_at"),
                row.getString("imported_by"),
                Optional.ofNullable(row.getOffsetDateTime("matched_at"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
