package io.tandem.rebate.statement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.period.BooksMonths;
import io.tandem.rebate.period.Statements;
import io.tandem.rebate.statement.FixingSql.Month;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Fixes the statements of closed months: all of a month or nothing, once, by whichever replica
 * comes first. A close does it at once; what a crash left undone is found by the schedule.
 */
@ApplicationScoped
class StatementFixing implements Statements {

    private final FixingSql fixings;
    private final BookRowsSql rows;
    private final BalanceSql balances;
    private final Leaves leaves;
    private final BooksMonths books;
    private final Pool pool;
    private final Clock clock;

    StatementFixing(
            FixingSql fixings,
            BookRowsSql rows,
            BalanceSql balances,
            Leaves leaves,
            BooksMonths books,
            Pool pool,
            Clock clock) {
        this.fixings = fixings;
        this.rows = rows;
        this.balances = balances;
        this.leaves = leaves;
        this.books = books;
        this.pool = pool;
        this.clock = clock;
    }

    /** What fails with one month leaves the others their turn. */
    @Scheduled(
            every = "{tandem.statement.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        return fixings.pending()
                .onItem()
                .transformToMulti(months -> Multi.createFrom().iterable(months))
                .onItem()
                .transformToUni(month -> fix(month.programme(), month.period()))
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public Uni<Void> fix(String programme, YearMonth period) {
        Month month = new Month(programme, period);
        return fixings.makePartition(period)
                .chain(() -> pool.withTransaction(this::now))
                .chain(now -> pool.withTransaction(connection -> fixIfDue(connection, month, now)));
    }

    /**
     * A time before which all that is posted into closed months has been committed: whoever posts
     * there shares the lock, and takes the time when it has it.
     */
    private Uni<Instant> now(SqlConnection connection) {
        return RatingLock.alone(connection).map(alone -> clock.instant());
    }

    private Uni<Void> fixIfDue(SqlConnection connection, Month month, Instant now) {
        return fixings.lock(connection, month)
                .chain(due -> due ? fix(connection, month, now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> fix(SqlConnection connection, Month month, Instant now) {
        Fixed fixed = new Fixed(leaves);
        return checkHere(connection, month)
                .chain(() -> addAll(connection, month, fixed))
                // A month that is put away slowly was already left out if it is not here now.
                .chain(() -> checkHere(connection, month))
                .invoke(fixed::end)
                .chain(() -> fixings.write(connection, month, fixed.take()))
                .chain(() -> fixings.close(connection, month, fixed, clock.instant()))
                .chain(() -> balances.fix(connection, month, now));
    }

    /** What is fixed short would stay short. */
    private Uni<Void> checkHere(SqlConnection connection, Month month) {
        return books.check(
                connection,
                month.programme(),
                month.period(),
                "The statements of " + month.period());
    }

    private Uni<Void> addAll(SqlConnection connection, Month month, Fixed fixed) {
        return rows.pages(connection, month.programme(), month.period(), null)
                .onItem()
                .transformToUniAndConcatenate(page -> add(connection, month, fixed, page))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> add(SqlConnection connection, Month month, Fixed fixed, List<Row> page) {
        for (Row row : page) {
            fixed.add(StatementRows.read(month.period(), row));
        }
        return fixings.write(connection, month, fixed.take());
    }
}
