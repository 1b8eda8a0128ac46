package io.tandem.rebate.reservation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reservation.model.Reservation;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reservations, and their open sum with each balance. Balances are locked before reservations. */
@ApplicationScoped
class ReservationSql {

    private static final String LOCK_BALANCE =
            "select 1 from balance where account_id = $1 for update";

    // In the order of account ids, as the ledger locks them.
    private static final String LOCK_BALANCES_OF =
            """
            select b.account_id from balance b
            join account a on a.id = b.account_id
            join reservation r on r.partner_id = a.partner_id and r.asset = a.asset
            where r.reference = $1 and a.pocket = 'available'
            order by b.account_id for update of b
            """;

    private static final String READ =
            """
            select reference, partner_id, asset, amount, consumed, purpose, changed_at, released_at
            from reservation
            """;

    private static final String OF_REFERENCE =
            READ + "where reference = $1 order by partner_id, asset";

    private static final String OF_REFERENCES =
            READ + "where reference = any($1::text[]) order by reference, partner_id, asset";

    // In the order of account ids, as the ledger locks them.
    private static final String LOCK_BALANCES =
            """
            select 1 from balance where account_id = any($1::bigint[]) order by account_id for update
            """;

    private static final String OF_PARTNER =
            READ
                    + """
                    where partner_id = $1 and (reference, asset) > ($2, $3)
                    order by reference, asset limit $4
                    """;

    private static final String PUT =
            """
            insert into reservation (reference, partner_id, asset, amount, consumed, purpose,
                changed_at, released_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (reference, partner_id, asset) do update set
                amount = excluded.amount,
                consumed = excluded.consumed,
                purpose = excluded.purpose,
                changed_at = excluded.changed_at,
                released_at = excluded.released_at
            """;

    private static final String RESERVE =
            """
            update balance b set
                reserved = b.reserved + $3,
                free_floor = least(0, b.amount - b.reserved - $3)
            from account a
            where a.id = b.account_id and a.partner_id = $1 and a.asset = $2
                and a.pocket = 'available'
            """;

    /** A row of the table. */
    record Reserved(
            String reference,
            UUID partnerId,
            Asset asset,
            BigDecimal amount,
            BigDecimal consumed,
            String purpose,
            Instant changedAt,
            Optional<Instant> releasedAt) {

        Reservation state() {
            return releasedAt.isPresent()
                    ? new Reservation.Released()
                    : new Reservation.Open(amount, consumed);
        }
    }

    Uni<Void> lockBalance(SqlConnection connection, long accountId) {
        return connection
                .preparedQuery(LOCK_BALANCE)
                .execute(Tuple.of(accountId))
                .replaceWithVoid();
    }

    Uni<Void> lockBalances(SqlConnection connection, Collection<Long> accountIds) {
        return connection
                .preparedQuery(LOCK_BALANCES)
                .execute(Tuple.of(accountIds.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> lockBalancesOf(SqlConnection connection, String reference) {
        return connection
                .preparedQuery(LOCK_BALANCES_OF)
                .execute(Tuple.of(reference))
                .replaceWithVoid();
    }

    Uni<List<Reserved>> ofReference(SqlClient client, String reference) {
        return client.preparedQuery(OF_REFERENCE)
                .execute(Tuple.of(reference))
                .map(ReservationSql::rows);
    }

    Uni<List<Reserved>> ofReferences(SqlClient client, Collection<String> references) {
        return client.preparedQuery(OF_REFERENCES)
                .execute(Tuple.of(references.toArray(String[]::new)))
                .map(ReservationSql::rows);
    }

    Uni<List<Reserved>> ofPartner(
            SqlClient client, UUID partnerId, String afterReference, String afterAsset, int limit) {
        return client.preparedQuery(OF_PARTNER)
                .execute(Tuple.of(partnerId, afterReference, afterAsset, limit))
                .map(ReservationSql::rows);
    }

    /** Stores it, and changes the balance's open sum. */
    Uni<Void> put(SqlConnection connection, Reserved row, BigDecimal opened) {
        OffsetDateTime released =
                row.releasedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
        return connection
                .preparedQuery(PUT)
                .execute(
                        Tuple.tuple()
                                .addString(row.reference())
                                .addUUID(row.partnerId())
                                .addString(row.asset().code())
                                .addBigDecimal(row.amount())
                                .addBigDecimal(row.consumed())
                                .addString(row.purpose())
                                .addOffsetDateTime(row.changedAt().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(released))
                .chain(() ->
                        connection
                                .preparedQuery(RESERVE)
                                .execute(Tuple.of(row.partnerId(), row.asset().code(), opened)))
                .replaceWithVoid();
    }

    private static List<Reserved> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ReservationSql::row).toList();
    }

    private static Reserved row(Row row) {
        return new Reserved(
                row.getString("reference"),
                row.getUUID("partner_id"),
                new Asset(row.getString("asset")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("consumed"),
                row.getString("purpose"),
                row.getOffsetDateTime("changed_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("released_at"))
                        .map(OffsetDateTime::toInstant));
    }
}
