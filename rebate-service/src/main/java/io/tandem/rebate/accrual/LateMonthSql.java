package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Notes from which months rows came late into a month's books. A row that earned nothing has no
 * posting: when its month is put away, nothing else tells that the books lack it.
 */
@ApplicationScoped
class LateMonthSql {

    // In the order of the keys: two batches that note the same cannot wait for each other.
    private static final String NOTE =
            """
            insert into late_month (programme, posted_period, period)
            select unnest($1::text[]), unnest($2::int[]), unnest($3::int[])
            on conflict do nothing
            """;

    /** A month, and the later one in whose books somebody has rows of it. */
    record LateMonth(String programme, YearMonth postedPeriod, YearMonth period)
            implements Comparable<LateMonth> {

        private static final Comparator<LateMonth> ORDER =
                Comparator.comparing(LateMonth::programme)
                        .thenComparing(LateMonth::postedPeriod)
                        .thenComparing(LateMonth::period);

        /** Empty for a row that is in its own month's books, or in nobody's. */
        static Optional<LateMonth> of(Trade trade, Entered entered) {
            YearMonth posted = entered.postedPeriod();
            return posted.equals(trade.period()) || entered.rating().attribution().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LateMonth(trade.programme(), posted, trade.period()));
        }

        @Override
        public int compareTo(LateMonth other) {
            return ORDER.compare(this, other);
        }
    }

    /** Notes them together with the rows, before anything that others may wait for. */
    Uni<Void> note(SqlConnection connection, SortedSet<LateMonth> late, Uni<Void> rows) {
        return late.isEmpty()
                ? rows
                : Uni.combine().all().unis(note(connection, late), rows).discardItems();
    }

    private static Uni<Void> note(SqlConnection connection, SortedSet<LateMonth> late) {
        return connection
                .preparedQuery(NOTE)
                .execute(
                        Columns.of(late)
                                .text(LateMonth::programme)
                                .month(LateMonth::postedPeriod)
                                .month(LateMonth::period)
                                .tuple())
                .replaceWithVoid();
    }
}
