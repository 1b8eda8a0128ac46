package io.tandem.rebate.adjustment;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Adjustments and what undid them. */
@ApplicationScoped
class AdjustmentSql {

    private static final String INSERT =
            """
            insert into adjustment (id, partner_id, asset, amount, programme, reason, entry_id,
                adjusted_at, adjusted_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    // Who undoes one waits for another who does.
    private static final String LOCK = "select 1 from adjustment where id = $1 for update";

    private static final String UNDO =
            """
            insert into adjustment_undo (adjustment_id, reason, entry_id, undone_at, undone_by)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String READ =
            """
            select a.id, a.partner_id, a.asset, a.amount, a.programme, a.reason, a.entry_id,
                a.adjusted_at, a.adjusted_by, u.reason as undo_reason,
                u.entry_id as undo_entry_id, u.undone_at, u.undone_by
            from adjustment a left join adjustment_undo u on u.adjustment_id = a.id
            """;

    private static final String FIND = READ + "where a.id = $1";

    private static final String LIST =
            READ
                    + """
                    where ($1::uuid is null or a.partner_id = $1) and a.id > $2
                    order by a.id limit $3
                    """;

    Uni<Void> insert(SqlConnection connection, AdjustmentView row) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addUUID(row.id())
                                .addUUID(row.partnerId())
                                .addString(row.asset().code())
                                .addBigDecimal(row.amount())
                                .addString(row.programme())
                                .addString(row.reason())
                                .addUUID(row.entryId())
                                .addOffsetDateTime(row.adjustedAt().atOffset(ZoneOffset.UTC))
                                .addString(row.adjustedBy()))
                .replaceWithVoid();
    }

    Uni<Void> undo(
            SqlConnection connection, UUID id, String reason, UUID entryId, Instant at, String by) {
        return connection
                .preparedQuery(UNDO)
                .execute(Tuple.of(id, reason, entryId, at.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }

    /** The adjustment, which nobody else undoes until the transaction ends. */
    Uni<Optional<AdjustmentView>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    Uni<Optional<AdjustmentView>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> views(rows).stream().findFirst());
    }

    Uni<List<AdjustmentView>> list(SqlClient client, UUID partnerId, UUID after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(partnerId, after, limit))
                .map(AdjustmentSql::views);
    }

    private static List<AdjustmentView> views(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(AdjustmentSql::view).toList();
    }

    private static AdjustmentView view(Row row) {
        OffsetDateTime undone = row.getOffsetDateTime("undone_at");
        return new AdjustmentView(
                row.getUUID("id"),
                row.getUUID("partner_id"),
                new Asset(row.getString("asset")),
                row.getBigDecimal("amount"),
                row.getString("programme"),
                row.getString("reason"),
                row.getUUID("entry_id"),
                row.getOffsetDateTime("adjusted_at").toInstant(),
                row.getString("adjusted_by"),
                row.getString("undo_reason"),
                row.getUUID("undo_entry_id"),
                undone == null ? null : undone.toInstant(),
                row.getString("undone_by"));
    }
}
