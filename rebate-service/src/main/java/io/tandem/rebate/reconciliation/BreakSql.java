package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.model.BreakKind;
import io.tandem.rebate.reconciliation.model.Figures;
import io.tandem.rebate.reconciliation.model.Finding;
import io.tandem.rebate.reconciliation.model.Shares;
import io.tandem.rebate.rows.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Breaks as they stand. */
@ApplicationScoped
class BreakSql {

    private static final String COLUMNS =
            """
            id, programme, order_id, n, run_id, kind, state, asset, late, reason, in_file,
            their_commissionable, their_amount, their_owner, their_co_inviter, their_invitee,
            our_commissionable, our_amount, our_owner, our_co_inviter, our_invitee, trades,
            suspended, settled_owner, settled_co_inviter, settled_invitee, found_at, changed_at
            """;

    private static final String LAST =
            "select distinct on (order_id) "
                    + COLUMNS
                    + """
                    from reconciliation_break where programme = $1 and order_id = any($2::text[])
                    order by order_id, n desc
                    """;

    private static final String SETTLED =
            """
            select order_id, sum(settled_owner) as owner, sum(settled_co_inviter) as co_inviter,
                sum(settled_invitee) as invitee
            from reconciliation_break
            where programme = $1 and order_id = any($2::text[]) and state = 'RESOLVED'
            group by order_id
            """;

    // A text cannot hold a separator that ids may have, but ids have no control characters.
    private static final String PUT =
            """
            insert into reconciliation_break as b (%s)
            select id, programme, order_id, n, run_id, kind, state, asset, late, reason, in_file,
                their_commissionable, their_amount, their_owner, their_co_inviter, their_invitee,
                our_commissionable, our_amount, our_owner, our_co_inviter, our_invitee,
                string_to_array(trades, chr(31)), suspended, settled_owner, settled_co_inviter,
                settled_invitee, found_at, changed_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::uuid[], $6::text[],
                $7::text[], $8::text[], $9::boolean[], $10::text[], $11::boolean[],
                $12::numeric[], $13::numeric[], $14::numeric[], $15::numeric[], $16::numeric[],
                $17::numeric[], $18::numeric[], $19::numeric[], $20::numeric[], $21::numeric[],
                $22::text[], $23::numeric[], $24::numeric[], $25::numeric[], $26::numeric[],
                $27::timestamptz[], $28::timestamptz[]) as given (%s)
            on conflict (id) do update set
                run_id = excluded.run_id, kind = excluded.kind, state = excluded.state,
                late = excluded.late, reason = excluded.reason, in_file = excluded.in_file,
                their_commissionable = excluded.their_commissionable,
                their_amount = excluded.their_amount, their_owner = excluded.their_owner,
                their_co_inviter = excluded.their_co_inviter,
                their_invitee = excluded.their_invitee,
                our_commissionable = excluded.our_commissionable,
                our_amount = excluded.our_amount, our_owner = excluded.our_owner,
                our_co_inviter = excluded.our_co_inviter, our_invitee = excluded.our_invitee,
                trades = excluded.trades, suspended = excluded.suspended,
                settled_owner = excluded.settled_owner,
                settled_co_inviter = excluded.settled_co_inviter,
                settled_invitee = excluded.settled_invitee, changed_at = excluded.changed_at
            """
                    .formatted(COLUMNS, COLUMNS);

    private static final String FIND =
            "select " + COLUMNS + " from reconciliation_break where id = $1";

    private static final String LIST =
            "select "
                    + COLUMNS
                    + """
                    from reconciliation_break
                    where ($1::text is null or programme = $1)
                        and ($2::uuid is null or run_id = $2)
                        and ($3::text is null or kind = $3) and ($4::text is null or state = $4)
                        and id > $5
                    order by id limit $6
                    """;

    private static final String NOT_MATCHED =
            """
            select distinct order_id from reconciliation_break
            where programme = $1 and state <> 'MATCHED' and order_id > $2
            order by order_id limit $3
            """;

    /** A break as it stands. */
    record Break(
            UUID id,
            String programme,
            String orderId,
            int n,
            UUID runId,
            String state,
            Asset asset,
            Finding finding,
            BigDecimal suspended,
            Shares settled,
            Instant foundAt,
            Instant changedAt) {

        boolean isOpen() {
            return "OPEN".equals(state) || "PROPOSED".equals(state);
        }
    }

    /** Which breaks are asked for; null where it does not matter. */
    record Filter(String programme, UUID run, String kind, String state) {}

    /** The last break of each order that has one. */
    Uni<Map<String, Break>> last(SqlConnection connection, String programme, List<String> orders) {
        return connection
                .preparedQuery(LAST)
                .execute(Tuple.of(programme, orders.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Break> last = new HashMap<>();
                    stream(rows).map(BreakSql::read).forEach(one -> last.put(one.orderId(), one));
                    return last;
                });
    }

    /** What resolutions have posted to partners, by order. */
    Uni<Map<String, Shares>> settled(
            SqlConnection connection, String programme, List<String> orders) {
        return connection
                .preparedQuery(SETTLED)
                .execute(Tuple.of(programme, orders.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Shares> settled = new HashMap<>();
                    for (Row row : rows) {
                        settled.put(row.getString("order_id"), shares(row, ""));
                    }
                    return settled;
                });
    }

    Uni<Void> put(SqlConnection connection, List<Break> breaks) {
        Columns<Break> columns =
                Columns.of(breaks)
                        .id(Break::id)
                        .text(Break::programme)
                        .text(Break::orderId)
                        .number(Break::n)
                        .id(Break::runId)
                        .text(one -> one.finding().kind().name())
                        .text(Break::state)
                        .text(one -> one.asset().code())
                        .flag(one -> one.finding().late())
                        .text(one -> one.finding().reason().orElse(null))
                        .flag(one -> one.finding().inFile());
        figures(columns, false);
        figures(columns, true);
        Tuple rows =
                columns.text(one -> String.join("\u001f", one.finding().trades()))
                        .decimal(Break::suspended)
                        .decimal(one -> one.settled().owner())
                        .decimal(one -> one.settled().coInviter())
                        .decimal(one -> one.settled().invitee())
                        .time(Break::foundAt)
                        .time(Break::changedAt)
                        .tuple();
        return connection.preparedQuery(PUT).execute(rows).replaceWithVoid();
    }

    private static void figures(Columns<Break> columns, boolean ours) {
        columns.decimal(one -> side(one, ours).commissionable())
                .decimal(one -> side(one, ours).amount())
                .decimal(one -> side(one, ours).shares().owner())
                .decimal(one -> side(one, ours).shares().coInviter())
                .decimal(one -> side(one, ours).shares().invitee());
    }

    private static Figures side(Break one, boolean ours) {
        return ours ? one.finding().ours() : one.finding().theirs();
    }

    Uni<Optional<Break>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(BreakSql::read).findFirst());
    }

    Uni<List<Break>> list(SqlClient client, Filter filter, UUID after, int limit) {
        return client.preparedQuery(LIST)
                .execute(
                        Tuple.tuple()
                                .addString(filter.programme())
                                .addUUID(filter.run())
                                .addString(filter.kind())
                                .addString(filter.state())
                                .addUUID(after)
                                .addInteger(limit))
                .map(rows -> stream(rows).map(BreakSql::read).toList());
    }

    /** Orders whose breaks a later trade, rating or file may change, after one of them. */
    Uni<List<String>> notMatched(SqlClient client, String programme, String after, int limit) {
        return client.preparedQuery(NOT_MATCHED)
                .execute(Tuple.of(programme, after, limit))
                .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
    }

    private static Break read(Row row) {
        return new Break(
                row.getUUID("id"),
                row.getString("programme"),
                row.getString("order_id"),
                row.getInteger("n"),
                row.getUUID("run_id"),
                row.getString("state"),
                new Asset(row.getString("asset")),
                finding(row),
                row.getBigDecimal("suspended"),
                shares(row, "settled_"),
                row.getOffsetDateTime("found_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static Finding finding(Row row) {
        return new Finding(
                BreakKind.valueOf(row.getString("kind")),
                row.getBoolean("in_file"),
                figures(row, "their_"),
                figures(row, "our_"),
                row.getBoolean("late"),
                Optional.ofNullable(row.getString("reason")),
                List.of(row.getArrayOfStrings("trades")));
    }

    private static Figures figures(Row row, String side) {
        return new Figures(
                row.getBigDecimal(side + "commissionable"),
                row.getBigDecimal(side + "amount"),
                shares(row, side));
    }

    private static Shares shares(Row row, String side) {
        return new Shares(
                row.getBigDecimal(side + "owner"),
                row.getBigDecimal(side + "co_inviter"),
                row.getBigDecimal(side + "invitee"));
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
