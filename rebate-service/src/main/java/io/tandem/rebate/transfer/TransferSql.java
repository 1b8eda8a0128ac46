package io.tandem.rebate.transfer;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.transfer.model.Legs.Purse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Transfers, and the balances that they draw on. */
@ApplicationScoped
class TransferSql {

    // Locked in the order of account ids, as the ledger does it.
    private static final String LOCK =
            """
            select a.partner_id, a.asset, b.amount - b.reserved
            from balance b
            join account a on a.id = b.account_id
            join unnest($1::uuid[], $2::text[]) as asked (partner_id, asset)
                on asked.partner_id = a.partner_id and asked.asset = a.asset
            where a.pocket = 'available'
            order by b.account_id
            for update of b
            """;

    private static final String INSERT =
            """
            insert into transfer (id, entry_id, reference, reason, created_at)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String FIND =
            """
            select t.id, t.entry_id, t.reference, t.reason, t.created_at,
                d.partner_id as giver, c.partner_id as taker, p.asset, p.amount
            from transfer t
            join posting p on p.entry_id = t.entry_id
            join account d on d.id = p.debit_account
            join account c on c.id = p.credit_account
            where t.id = $1 order by p.line
            """;

    /**
     * What is available and not reserved in each of the purses, which stays so until the
     * transaction ends.
     */
    Uni<Map<Purse, BigDecimal>> lock(SqlConnection connection, Collection<Purse> purses) {
        Tuple asked =
                Columns.of(purses).id(Purse::partnerId).text(purse -> purse.asset().code()).tuple();
        return connection
                .preparedQuery(LOCK)
                .execute(asked)
                .map(rows -> {
                    Map<Purse, BigDecimal> available = new HashMap<>();
                    for (Row row : rows) {
                        available.put(
                                new Purse(row.getUUID(0), new Asset(row.getString(1))),
                                row.getBigDecimal(2));
                    }
                    return available;
                });
    }

    Uni<Void> insert(
            SqlConnection connection, UUID id, UUID entryId, TransferFunds command, Instant at) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                id,
                                entryId,
                                command.reference(),
                                command.reason(),
                                at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<TransferView>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(view(rows)));
    }

    private static TransferView view(List<Row> rows) {
        Row first = rows.getFirst();
        return new TransferView(
                first.getUUID("id"),
                first.getString("reference"),
                first.getString("reason"),
                first.getUUID("entry_id"),
                rows.stream()
                        .map(row ->
                                new TransferView.LegView(
                                        row.getUUID("giver"),
                                        row.getUUID("taker"),
                                        new Asset(row.getString("asset")),
                                        row.getBigDecimal("amount")))
                        .toList(),
                first.getOffsetDateTime("created_at").toInstant());
    }
}
