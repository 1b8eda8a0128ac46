package io.tandem.rebate.accrual;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.id.IdSource;
import io.tandem.rebate.accrual.RestatementRunSql.Run;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.period.BooksMonths;
import io.tandem.rebate.plan.Rerating;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rates anew what a plan or a close changed (and what bindings left), in pieces: the change itself
 * only asks for it, so that the intake waits for a piece and not for a month of trades. What is
 * taken in meanwhile is rated by what holds now, and so is whatever a binding or a reversal
 * restates; a piece finds it agreed with and leaves it alone. Every replica may go on with a run,
 * also one that a crash left: who has the rating lock reads the cursor and moves it with what it
 * restated.
 */
@ApplicationScoped
class RestatementRuns implements Rerating {

    private final RestatementRunSql runs;
    private final OwedRestatements owed;
    private final Restater restater;
    private final BooksMonths books;
    private final PutAwayMonths months;
    private final RestatementSettings settings;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    RestatementRuns(
            RestatementRunSql runs,
            OwedRestatements owed,
            Restater restater,
            BooksMonths books,
            PutAwayMonths months,
            RestatementSettings settings,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.runs = runs;
        this.owed = owed;
        this.restater = restater;
        this.books = books;
        this.months = months;
        this.settings = settings;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<Void> hold(SqlConnection connection) {
        return RatingLock.alone(connection);
    }

    @Override
    public Uni<Void> afterPlan(SqlConnection connection, String programme, YearMonth from) {
        return ask(connection, programme, from, Cause.PLAN);
    }

    @Override
    public Uni<Void> afterClose(SqlConnection connection, String programme, YearMonth from) {
        return ask(connection, programme, from, Cause.TIER);
    }

    private Uni<Void> ask(SqlConnection connection, String programme, YearMonth from, Cause cause) {
        return checkHere(connection, programme, from)
                .chain(() ->
                        runs.insert(
                                connection, ids.next(), programme, from, cause, clock.instant()));
    }

    /**
     * Refuses to pass a month that has been put away: its trades would keep a rating that holds no
     * more. It is not asked for, and what had been asked for waits, as does the close, until the
     * month is attached again.
     */
    private Uni<Void> checkHere(SqlConnection connection, String programme, YearMonth from) {
        return months.keep(connection)
                .chain(() -> books.tradedFrom(connection, programme, from))
                .invoke(away -> PutAwayMonths.refuse(away, "Rating trades anew"))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isPending(SqlConnection connection, String programme) {
        return isAnythingPending(connection, programme);
    }

    @Override
    public Uni<Void> proceed(String programme) {
        long end = System.nanoTime() + settings.patience().toNanos();
        return Detached.of(
                Multi.createBy()
                        .repeating()
                        .uni(() -> pieceIfPending(programme))
                        .whilst(more -> more && System.nanoTime() < end)
                        .onItem()
                        .ignoreAsUni());
    }

    /** Asked first without the lock: on most occasions there is nothing to do. */
    private Uni<Boolean> pieceIfPending(String programme) {
        return isAnythingPending(pool, programme)
                .call(pending -> pending ? piece(programme) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> isAnythingPending(SqlClient client, String programme) {
        return owed.isDue(client, programme)
                .chain(due ->
                        due ? Uni.createFrom().item(true) : runs.isPending(client, programme));
    }

    /** Goes on with what is pending; what fails with one programme leaves the others their turn. */
    @Scheduled(
            every = "{tandem.restatement.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Uni.combine()
                .all()
                .unis(owed.programmes(pool), runs.programmes(pool))
                .with((first, then) -> Stream.concat(first.stream(), then.stream()).distinct())
                .onItem()
                .transformToMulti(programmes -> Multi.createFrom().items(programmes))
                .onItem()
                .transformToUni(this::proceed)
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    /** One piece of what bindings left, or of the programme's oldest run: a transaction. */
    Uni<Void> piece(String programme) {
        return pool.withTransaction(connection ->
                hold(connection)
                        .chain(() -> owed.isDue(connection, programme))
                        .chain(due ->
                                due
                                        ? owed.piece(connection, programme)
                                        : pieceOfRun(connection, programme)));
    }

    private Uni<Void> pieceOfRun(SqlConnection connection, String programme) {
        return runs.next(connection, programme)
                .chain(run ->
                        run.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : piece(connection, programme, run.get()));
    }

    private Uni<Void> piece(SqlConnection connection, String programme, Run run) {
        return checkHere(connection, programme, run.cursor().period())
                .chain(() ->
                        restater.piece(
                                connection, programme, run.cursor(), settings.chunk(), run.cause()))
                .chain(last -> record(connection, run, last));
    }

    private Uni<Void> record(SqlConnection connection, Run run, Optional<Place> last) {
        return last.isPresent()
                ? runs.advance(connection, run, last.get())
                : runs.finish(connection, run, clock.instant());
    }
}
