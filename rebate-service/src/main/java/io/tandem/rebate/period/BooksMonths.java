package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which months' rows a month's books are made of, as far as they have been put away: what the gate,
 * the notes of late months and the journal tell of rows that are not here. Only where months have
 * been put away is anything looked for.
 */
@ApplicationScoped
public class BooksMonths {

    // All of a programme's ids: there is no other way to a month that is not here. No postings, no
    // sources: a trade that earned nothing has neither.
    private static final String TRADED =
            """
            select distinct period from trade_key where programme = $1 and period = any($2::int[])
            """;

    // What came late from another month; a month's own rows are told by the gate. Of months that
    // were away before they were noted, the journal tells, save of rows that earned nothing.
    private static final String LATE =
            """
            select period from late_month
            where programme = $1 and posted_period = $2 and period = any($3::int[])
            union
            select p.period from journal_entry e join posting p on p.entry_id = e.id
            where e.programme = $1 and e.posted_period = $2
                and e.kind in ('ACCRUAL', 'RESTATEMENT') and p.period = any($3::int[])
            """;

    private final PutAwayMonths away;

    BooksMonths(PutAwayMonths away) {
        this.away = away;
    }

    /** The first month that has been put away and has trades of the programme. */
    Uni<Optional<YearMonth>> firstTraded(SqlClient client, String programme) {
        return away.all(client)
                .chain(all -> traded(client, programme, all))
                .map(months -> months.isEmpty() ? Optional.empty() : Optional.of(months.first()));
    }

    /** Those months from one on that have been put away and have trades of the programme. */
    public Uni<SortedSet<YearMonth>> tradedFrom(
            SqlClient client, String programme, YearMonth from) {
        return away.all(client).chain(all -> traded(client, programme, all.tailSet(from)));
    }

    /**
     * Refuses if rows of the month's books have been put away; until the transaction ends none are.
     *
     * @param what that needs the rows, as the beginning of a sentence
     */
    public Uni<Void> check(
            SqlConnection connection, String programme, YearMonth month, String what) {
        return away.keep(connection)
                .chain(() -> away.all(connection))
                .map(all -> all.headSet(month.plusMonths(1)))
                .chain(all ->
                        all.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : check(connection, programme, month, all, what));
    }

    private static Uni<Void> check(
            SqlConnection connection,
            String programme,
            YearMonth month,
            SortedSet<YearMonth> all,
            String what) {
        return late(connection, programme, month, all)
                .chain(missing ->
                        traded(connection, programme, all.tailSet(month))
                                .invoke(missing::addAll)
                                .invoke(() -> PutAwayMonths.refuse(missing, what)))
                .replaceWithVoid();
    }

    private static Uni<SortedSet<YearMonth>> traded(
            SqlClient client, String programme, Collection<YearMonth> months) {
        return months.isEmpty()
                ? Uni.createFrom().item(new TreeSet<>())
                : client.preparedQuery(TRADED)
                        .execute(Tuple.of(programme, numbers(months)))
                        .map(BooksMonths::months);
    }

    private static Uni<SortedSet<YearMonth>> late(
            SqlClient client, String programme, YearMonth month, Collection<YearMonth> months) {
        return client.preparedQuery(LATE)
                .execute(Tuple.of(programme, Months.number(month), numbers(months)))
                .map(BooksMonths::months);
    }

    private static Integer[] numbers(Collection<YearMonth> months) {
        return months.stream().map(Months::number).toArray(Integer[]::new);
    }

    private static SortedSet<YearMonth> months(RowSet<Row> rows) {
        SortedSet<YearMonth> months = new TreeSet<>();
        rows.forEach(row -> months.add(Months.of(row.getInteger(0))));
        return months;
    }
}
