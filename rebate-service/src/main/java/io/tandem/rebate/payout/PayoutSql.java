package io.tandem.rebate.payout;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.payout.PayoutView.StepView;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Payouts and their steps. */
@ApplicationScoped
class PayoutSql {

    private static final String INSERT =
            """
            insert into payout (id, partner_id, asset, amount, remainder, destination)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String STEP =
            """
            insert into payout_step (payout_id, n, state, entry_id, note, at, by)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    // Who takes a step waits for another who does.
    private static final String LOCK = "select 1 from payout where id = $1 for update";

    private static final String READ =
            """
            select p.id, p.partner_id, p.asset, p.amount, p.remainder, p.destination,
                s.state, s.entry_id, s.note, s.at, s.by
            from (%s) p join payout_step s on s.payout_id = p.id
            order by p.id, s.n
            """;

    private static final String FIND = READ.formatted("select * from payout where id = $1");

    private static final String LIST =
            READ.formatted(
                    """
                    select * from payout o
                    where ($1::uuid is null or partner_id = $1) and id > $2
                        and ($3::text is null or $3 = (select state from payout_step l
                            where l.payout_id = o.id order by n desc limit 1))
                    order by id limit $4
                    """);

    Uni<Void> insert(SqlConnection connection, PayoutView payout) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                payout.id(),
                                payout.partnerId(),
                                payout.asset().code(),
                                payout.amount(),
                                payout.remainder(),
                                payout.destination()))
                .replaceWithVoid();
    }

    Uni<Void> step(SqlConnection connection, UUID id, int n, StepView step) {
        return connection
                .preparedQuery(STEP)
                .execute(
                        Tuple.tuple()
                                .addUUID(id)
                                .addInteger(n)
                                .addString(step.state())
                                .addUUID(step.entryId())
                                .addString(step.note())
                                .addOffsetDateTime(step.at().atOffset(ZoneOffset.UTC))
                                .addString(step.by()))
                .replaceWithVoid();
    }

    /** The payout, of which nobody else takes a step until the transaction ends. */
    Uni<Optional<PayoutView>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    Uni<Optional<PayoutView>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> views(rows).stream().findFirst());
    }

    Uni<List<PayoutView>> list(
            SqlClient client, UUID partnerId, UUID after, String state, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(partnerId, after, state, limit))
                .map(PayoutSql::views);
    }

    private static List<PayoutView> views(Iterable<Row> rows) {
        Map<UUID, List<Row>> byId = new LinkedHashMap<>();
        rows.forEach(
                row -> byId.computeIfAbsent(row.getUUID("id"), any -> new ArrayList<>()).add(row));
        return byId.values().stream().map(PayoutSql::view).toList();
    }

    private static PayoutView view(List<Row> rows) {
        Row last = rows.getLast();
        BigDecimal amount = last.getBigDecimal("amount");
        BigDecimal remainder = last.getBigDecimal("remainder");
        return new PayoutView(
                last.getUUID("id"),
                last.getUUID("partner_id"),
                new Asset(last.getString("asset")),
                amount.add(remainder),
                amount,
                remainder,
                last.getString("destination"),
                last.getString("state"),
                rows.stream()
                        .map(row ->
                                new StepView(
                                        row.getString("state"),
                                        row.getOffsetDateTime("at").toInstant(),
                                        row.getString("by"),
                                        row.getString("note"),
                                        row.getUUID("entry_id")))
                        .toList());
    }
}
