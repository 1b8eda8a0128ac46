package io.tandem.rebate.reversal;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.reversal.model.Extent;
import io.tandem.rebate.reversal.model.Ground;
import io.tandem.rebate.reversal.model.Reversals;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What has been reversed of each trade. */
@ApplicationScoped
public class ReversalSql {

    private static final String FEE =
            "select coalesce(net_fee, fee) from trade where period = $1 and seq = $2";

    private static final String OF_TRADE =
            """
            select id, fraction_ppm, amount, fee, whole, reason, note, reversed_at
            from reversal where period = $1 and seq = $2 order by n
            """;

    private static final String INSERT =
            """
            insert into reversal (period, seq, n, id, fraction_ppm, amount, fee, whole, after_n,
                reason, note, reversed_at, reversed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8,
                (select coalesce(max(n), 0) from accrual where period = $1 and seq = $2),
                $9, $10, $11, $12)
            """;

    /** What has been reversed of a trade whose month is here. */
    Uni<Reversals> find(SqlConnection connection, Place place) {
        return connection
                .preparedQuery(FEE)
                .execute(key(place))
                .map(ReversalSql::fee)
                .chain(fee ->
                        connection
                                .preparedQuery(OF_TRADE)
                                .execute(key(place))
                                .map(rows -> new Reversals(fee, extents(rows))));
    }

    private static BigDecimal fee(RowSet<Row> rows) {
        return rows.iterator().next().getBigDecimal(0);
    }

    /** The reversals of a trade, the first one first. */
    public Uni<List<ReversalView>> of(SqlClient client, Place place) {
        return client.preparedQuery(OF_TRADE)
                .execute(key(place))
                .map(rows -> stream(rows).map(ReversalSql::view).toList());
    }

    Uni<Void> insert(
            SqlConnection connection,
            Place place,
            int n,
            Extent extent,
            ReversalView view,
            String by) {
        BigDecimal amount = extent instanceof Extent.Amount stated ? stated.fee() : null;
        return connection
                .preparedQuery(INSERT)
                .execute(
                        key(place)
                                .addInteger(n)
                                .addUUID(view.id())
                                .addInteger(view.fraction() == null ? null : view.fraction().ppm())
                                .addBigDecimal(amount)
                                .addBigDecimal(view.fee())
                                .addBoolean(view.whole())
                                .addString(view.reason().name())
                                .addString(view.text())
                                .addOffsetDateTime(view.at().atOffset(ZoneOffset.UTC))
                                .addString(by))
                .replaceWithVoid();
    }

    private static Tuple key(Place place) {
        return Tuple.of(Months.number(place.period()), place.seq());
    }

    private static List<Extent> extents(Iterable<Row> rows) {
        return stream(rows).map(ReversalSql::extent).toList();
    }

    private static Extent extent(Row row) {
        Rate fraction = fraction(row);
        if (fraction != null) {
            return new Extent.OfFee(fraction);
        }
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null ? new Extent.Whole() : new Extent.Amount(amount);
    }

    private static ReversalView view(Row row) {
        return new ReversalView(
                row.getUUID("id"),
                Ground.valueOf(row.getString("reason")),
                row.getString("note"),
                fraction(row),
                row.getBigDecimal("fee"),
                row.getBoolean("whole"),
                row.getOffsetDateTime("reversed_at").toInstant());
    }

    private static Rate fraction(Row row) {
        Integer ppm = row.getInteger("fraction_ppm");
        return ppm == null ? null : new Rate(ppm);
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
