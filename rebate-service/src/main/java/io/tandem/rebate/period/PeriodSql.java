package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.period.model.Calendar;
import io.tandem.rebate.period.model.StandingKey;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Closed months, and the standings that they left, as they are asked for. */
@ApplicationScoped
public class PeriodSql {

    private static final String LAST_CLOSED =
            "select programme, max(period) as period from period group by programme";

    private static final String OF_PROGRAMME =
            """
            select p.period, closed_at, closed_by, partners, leaves, fixed_at,
                encode(root, 'hex') as root
            from period p left join statement_close c
                on c.programme = p.programme and c.period = p.period
            where p.programme = $1 order by p.period
            """;

    private static final String FIND =
            """
            select p.period, closed_at, closed_by, partners, leaves, fixed_at,
                encode(root, 'hex') as root
            from period p left join statement_close c
                on c.programme = p.programme and c.period = p.period
            where p.programme = $1 and p.period = $2
            """;

    // The month after the last closed one or, when none is, the first that has trades: looked for
    // from month to month, since nothing but a partition's own index leads to a programme.
    private static final String FIRST_OPEN =
            """
            with recursive month (period) as (
                (select period from trade order by period limit 1)
                union all
                select (select t.period from trade t where t.period > month.period
                    order by t.period limit 1)
                from month where month.period is not null)
            select closed,
                case when closed is null then (select min(month.period) from month
                    where exists (select 1 from trade t
                        where t.period = month.period and t.programme = $1)) end as traded
            from (select max(period) as closed from period where programme = $1) as last
            """;

    private static final String PROGRAMMES =
            "select programme from plan union select programme from period order by programme";

    private static final String CLOSE =
            """
            insert into period (programme, period, closed_at, closed_by) values ($1, $2, $3, $4)
            """;

    private static final String STANDINGS =
            """
            select programme, period, partner_id, category, volume_usd, active_traders, months,
                held_tier, failed_months
            from standing
            where programme = any($1::text[]) and period = any($2::int[])
                and partner_id = any($3::uuid[])
            """;

    private final BooksMonths books;

    PeriodSql(BooksMonths books) {
        this.books = books;
    }

    /** A closed month, with its statements once they are fixed. */
    public record Closed(YearMonth period, Instant at, String by, Optional<Published> statements) {}

    /** The root over all partners' roots, in hex. */
    public record Published(String root, long partners, long leaves, Instant at) {}

    public Uni<Calendar> calendar(SqlConnection connection) {
        return connection
                .preparedQuery(LAST_CLOSED)
                .execute()
                .map(rows -> {
                    Map<String, YearMonth> last = new HashMap<>();
                    for (Row row : rows) {
                        last.put(row.getString(0), Months.of(row.getInteger(1)));
                    }
                    return new Calendar(last);
                });
    }

    public Uni<List<Closed>> closed(SqlClient client, String programme) {
        return client.preparedQuery(OF_PROGRAMME)
                .execute(Tuple.of(programme))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(PeriodSql::closed)
                                .toList());
    }

    public Uni<Optional<Closed>> find(SqlClient client, String programme, YearMonth period) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(programme, Months.number(period)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(PeriodSql::closed)
                                .findFirst());
    }

    /** Programmes that have something to close. */
    Uni<List<String>> programmes(SqlClient client) {
        return client.preparedQuery(PROGRAMMES)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    /** The month that is closed next, if it matters which. */
    public Uni<Optional<YearMonth>> firstOpen(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(FIRST_OPEN)
                .execute(Tuple.of(programme))
                .chain(rows -> {
                    Row row = rows.iterator().next();
                    Integer closed = row.getInteger("closed");
                    return closed != null
                            ? Uni.createFrom().item(Optional.of(Months.of(closed).plusMonths(1)))
                            : firstTraded(
                                    connection,
                                    programme,
                                    Optional.ofNullable(row.getInteger("traded")).map(Months::of));
                });
    }

    /** A month that was put away before it was closed comes before those that are here. */
    private Uni<Optional<YearMonth>> firstTraded(
            SqlConnection connection, String programme, Optional<YearMonth> here) {
        return books.firstTraded(connection, programme)
                .map(away -> Stream.concat(here.stream(), away.stream()).min(YearMonth::compareTo));
    }

    public Uni<Void> close(SqlConnection connection, String programme, Closed closed) {
        return connection
                .preparedQuery(CLOSE)
                .execute(
                        Tuple.of(
                                programme,
                                Months.number(closed.period()),
                                closed.at().atOffset(ZoneOffset.UTC),
                                closed.by()))
                .replaceWithVoid();
    }

    /** Those standings of the partners that are fixed for any of the months. */
    public Uni<Map<StandingKey, Standing>> standings(
            SqlConnection connection,
            Collection<String> programmes,
            Collection<YearMonth> periods,
            Collection<UUID> partners) {
        Tuple asked =
                Columns.of(programmes)
                        .text(programme -> programme)
                        .and(periods)
                        .month(period -> period)
                        .and(partners)
                        .id(partner -> partner)
                        .tuple();
        return connection
                .preparedQuery(STANDINGS)
                .execute(asked)
                .map(rows -> {
                    Map<StandingKey, Standing> standings = new HashMap<>();
                    for (Row row : rows) {
                        standings.put(key(row), standing(row));
                    }
                    return standings;
                });
    }

    private static StandingKey key(Row row) {
        return new StandingKey(
                row.getString("programme"),
                Months.of(row.getInteger("period")),
                row.getUUID("partner_id"),
                Category.valueOf(row.getString("category")));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBigDecimal("volume_usd"),
                row.getInteger("active_traders"),
                Optional.of(
                        new Standing.Past(
                                row.getInteger("months"),
                                row.getInteger("held_tier"),
                                row.getInteger("failed_months"))));
    }

    private static Closed closed(Row row) {
        String root = row.getString("root");
        return new Closed(
                Months.of(row.getInteger("period")),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                root == null ? Optional.empty() : Optional.of(published(root, row)));
    }

    private static Published published(String root, Row row) {
        return new Published(
                root, row.getLong("partners"), row.getLong("leaves"), instant(row, "fixed_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
