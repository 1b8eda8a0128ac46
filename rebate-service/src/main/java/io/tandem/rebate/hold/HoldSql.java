package io.tandem.rebate.hold;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.hold.HoldView.AwardView;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Holds and how they ended. */
@ApplicationScoped
class HoldSql {

    private static final String INSERT =
            """
            insert into hold (id, partner_id, asset, amount, reference, reason, entry_id,
                created_at, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    // Who ends a hold waits for another who does.
    private static final String LOCK = "select 1 from hold where id = $1 for update";

    private static final String END =
            """
            insert into hold_end (hold_id, state, entry_id, ended_at, ended_by)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String READ =
            """
            select h.id, h.partner_id, h.asset, h.amount, h.reference, h.reason,
                coalesce(e.state, 'HELD') as state, h.entry_id, h.created_at,
                e.entry_id as end_entry_id, e.ended_at, w.partners, w.amounts
            from hold h
            left join hold_end e on e.hold_id = h.id
            left join lateral (
                select array_agg(c.partner_id order by p.line) as partners,
                    array_agg(p.amount order by p.line) as amounts
                from posting p join account c on c.id = p.credit_account
                where p.entry_id = e.entry_id and c.partner_id <> h.partner_id) w on true
            """;

    private static final String FIND = READ + "where h.id = $1";

    private static final String OF_PARTNER =
            READ + "where h.partner_id = $1 and h.id > $2 order by h.id limit $3";

    Uni<Void> insert(SqlConnection connection, HoldView hold, String by) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addUUID(hold.id())
                                .addUUID(hold.partnerId())
                                .addString(hold.asset().code())
                                .addBigDecimal(hold.amount())
                                .addString(hold.reference())
                                .addString(hold.reason())
                                .addUUID(hold.entryId())
                                .addOffsetDateTime(hold.createdAt().atOffset(ZoneOffset.UTC))
                                .addString(by))
                .replaceWithVoid();
    }

    Uni<Void> end(
            SqlConnection connection, UUID id, String state, UUID entryId, Instant at, String by) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(id, state, entryId, at.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }

    /** The hold, which nobody else ends until the transaction does. */
    Uni<Optional<HoldView>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    Uni<Optional<HoldView>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> views(rows).stream().findFirst());
    }

    Uni<List<HoldView>> ofPartner(SqlClient client, UUID partnerId, UUID after, int limit) {
        return client.preparedQuery(OF_PARTNER)
                .execute(Tuple.of(partnerId, after, limit))
                .map(HoldSql::views);
    }

    private static List<HoldView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(HoldSql::view).toList();
    }

    private static HoldView view(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new HoldView(
                row.getUUID("id"),
                row.getUUID("partner_id"),
                new Asset(row.getString("asset")),
                row.getBigDecimal("amount"),
                row.getString("reference"),
                row.getString("reason"),
                row.getString("state"),
                row.getUUID("entry_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("end_entry_id"),
                ended == null ? null : ended.toInstant(),
                awards(row.getArrayOfUUIDs("partners"), row.getArrayOfNumerics("amounts")));
    }

    private static List<AwardView> awards(UUID[] partners, Numeric[] amounts) {
        List<AwardView> awards = new ArrayList<>();
        for (int i = 0; partners != null && i < partners.length; i++) {
            awards.add(new AwardView(partners[i], amounts[i].bigDecimalValue()));
        }
        return awards;
    }
}
