package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Part;
import io.tandem.rebate.rows.Piece;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What becomes available on which day. */
@ApplicationScoped
public class MaturitySql {

    private static final String ADD =
            """
            insert into maturity as m (due_on, partner_id, asset, amount)
            select due_on, partner_id, asset, amount
            from unnest($1::date[], $2::uuid[], $3::text[], $4::numeric[])
                as d (due_on, partner_id, asset, amount)
            where %s
            order by due_on, partner_id, asset
            on conflict (due_on, partner_id, asset) do update set
                amount = m.amount + excluded.amount
            """;

    private static final String ADD_NOW = ADD.formatted("true");

    private static final String THROUGH = "select through from maturity_mark";

    private static final String NEXT_DAY =
            """
            select least($1::date, min(due_on)) as day from maturity where due_on > $2
            """;

    // Dues are scaffolding, not books: once they are posted, the journal has them.
    private static final String TAKE =
            """
            delete from maturity where due_on <= $1 returning partner_id, asset, amount
            """;

    private static final String MARK = "update maturity_mark set through = $1";

    /** An amount of a partner that falls due. */
    public record Due(LocalDate on, UUID partnerId, Asset asset, BigDecimal amount) {}

    public Uni<Void> add(SqlConnection connection, Collection<Due> dues) {
        return dues.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(ADD_NOW).execute(columns(dues)).replaceWithVoid();
    }

    /** The same as a part of a larger statement. */
    public static Part due(Collection<Due> dues) {
        return Part.of("due", MaturitySql::add, dues, columns(dues));
    }

    private static Piece add(String condition) {
        return new Piece(ADD.formatted(condition), 4);
    }

    private static Tuple columns(Collection<Due> dues) {
        return Columns.of(dues)
                .day(Due::on)
                .id(Due::partnerId)
                .text(due -> due.asset().code())
                .decimal(Due::amount)
                .tuple();
    }

    /** The last day whose dues have been made available. */
    public Uni<LocalDate> through(SqlConnection connection) {
        return connection
                .preparedQuery(THROUGH)
                .execute()
                .map(rows -> rows.iterator().next().getLocalDate(0));
    }

    /** The first day after {@code through} on which something is due, but at most {@code limit}. */
    public Uni<LocalDate> nextDay(SqlConnection connection, LocalDate through, LocalDate limit) {
        return connection
                .preparedQuery(NEXT_DAY)
                .execute(Tuple.of(limit, through))
                .map(rows -> rows.iterator().next().getLocalDate("day"));
    }

    /** Takes out what is due by that day, and marks the day as done. */
    public Uni<List<Due>> take(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(day))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> due(day, row))
                                .toList())
                .call(() -> connection.preparedQuery(MARK).execute(Tuple.of(day)));
    }

    private static Due due(LocalDate day, Row row) {
        return new Due(
                day,
                row.getUUID("partner_id"),
                new Asset(row.getString("asset")),
                row.getBigDecimal("amount"));
    }
}
