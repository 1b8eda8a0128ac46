package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.reconciliation.model.CommissionLine;
import io.tandem.rebate.reconciliation.model.Figures;
import io.tandem.rebate.reconciliation.model.Rule;
import io.tandem.rebate.reconciliation.model.Shares;
import io.tandem.rebate.rows.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What files say of orders. Of an order that is in several, the last imported one holds. */
@ApplicationScoped
class OrderSql {

    private static final String INSERT =
            """
            insert into reconciliation_order (programme, run_n, order_id, line, broker_code, level,
                instrument, spot_amount, derivative_amount, fee, net_fee, settlement_fee,
                owner_part, co_inviter_part, invitee_part, affiliated, ts)
            select $1, $2, * from unnest($3::text[], $4::bigint[], $5::text[], $6::text[],
                $7::text[], $8::numeric[], $9::numeric[], $10::numeric[], $11::numeric[],
                $12::numeric[], $13::numeric[], $14::numeric[], $15::numeric[], $16::text[],
                $17::timestamptz[])
            on conflict do nothing
            returning order_id, line
            """;

    private static final String LATEST =
            """
            select distinct on (o.order_id) o.order_id, o.line, o.broker_code, o.level,
                o.instrument, o.spot_amount, o.derivative_amount, o.fee, o.net_fee,
                o.settlement_fee, o.owner_part, o.co_inviter_part, o.invitee_part, o.affiliated,
                o.ts
            from unnest($2::text[]) as asked (order_id)
            join reconciliation_order o on o.programme = $1 and o.order_id = asked.order_id
            order by o.order_id, o.run_n desc
            """;

    private static final String PAGE =
            """
            select order_id from reconciliation_order
            where programme = $1 and run_n = $2 and order_id > $3 order by order_id limit $4
            """;

    /**
     * Adds lines of a file.
     *
     * @return the first whose order the file had already named, if there is one
     */
    Uni<Optional<CommissionLine>> insert(
            SqlConnection connection, String programme, int run, List<CommissionLine> lines) {
        Tuple rows =
                Columns.of(lines)
                        .constant(programme)
                        .constant(run)
                        .text(CommissionLine::orderId)
                        .whole(CommissionLine::number)
                        .text(CommissionLine::brokerCode)
                        .text(CommissionLine::level)
                        .text(CommissionLine::instrument)
                        .decimal(CommissionLine::spotAmount)
                        .decimal(CommissionLine::derivativeAmount)
                        .decimal(CommissionLine::fee)
                        .decimal(line -> line.netFee().orElse(null))
                        .decimal(CommissionLine::settlementFee)
                        .decimal(line -> line.shares().owner())
                        .decimal(line -> line.shares().coInviter())
                        .decimal(line -> line.shares().invitee())
                        .text(CommissionLine::affiliated)
                        .time(CommissionLine::at)
                        .tuple();
        return connection
                .preparedQuery(INSERT)
                .execute(rows)
                .map(inserted -> {
                    Set<Long> numbers = new HashSet<>();
                    inserted.forEach(row -> numbers.add(row.getLong("line")));
                    return lines.stream()
                            .filter(line -> !numbers.contains(line.number()))
                            .findFirst();
                });
    }

    /** What the last file that has it says of each order. */
    Uni<Map<String, Figures>> latest(
            SqlConnection connection, String programme, Rule rule, List<String> orders) {
        return connection
                .preparedQuery(LATEST)
                .execute(Tuple.of(programme, orders.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Figures> figures = new HashMap<>();
                    for (Row row : rows) {
                        figures.put(row.getString("order_id"), line(row).figures(rule));
                    }
                    return figures;
                });
    }

    /** The orders that a file names, after one of them. */
    Uni<List<String>> page(SqlClient client, String programme, int run, String after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(programme, run, after, limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    private static CommissionLine line(Row row) {
        return new CommissionLine(
                row.getLong("line"),
                row.getString("broker_code"),
                row.getString("level"),
                row.getString("instrument"),
                row.getString("order_id"),
                row.getBigDecimal("spot_amount"),
                row.getBigDecimal("derivative_amount"),
                row.getBigDecimal("fee"),
                Optional.ofNullable(row.getBigDecimal("net_fee")),
                row.getBigDecimal("settlement_fee"),
                new Shares(
                        row.getBigDecimal("owner_part"),
                        row.getBigDecimal("co_inviter_part"),
                        row.getBigDecimal("invitee_part")),
                row.getString("affiliated"),
                row.getOffsetDateTime("ts").toInstant());
    }
}
