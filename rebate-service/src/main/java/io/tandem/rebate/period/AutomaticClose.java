package io.tandem.rebate.period;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.period.model.Grace;
import io.tandem.rebate.plan.Rerating;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Closes months when their grace time is over, the oldest first. Any replica may do it, and one
 * does: who gets the rating lock looks anew which month comes next.
 */
@ApplicationScoped
class AutomaticClose {

    private static final String BY = "schedule";

    private final PeriodSql periods;
    private final Closing closing;
    private final Rerating rerating;
    private final Statements statements;
    private final PeriodSettings settings;
    private final Pool pool;
    private final Clock clock;

    AutomaticClose(
            PeriodSql periods,
            Closing closing,
            Rerating rerating,
            Statements statements,
            PeriodSettings settings,
            Pool pool,
            Clock clock) {
        this.periods = periods;
        this.closing = closing;
        this.rerating = rerating;
        this.statements = statements;
        this.settings = settings;
        this.pool = pool;
        this.clock = clock;
    }

    /** Closes whatever is due; what fails with one programme leaves the others their turn. */
    @Scheduled(
            every = "{tandem.period.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return periods.programmes(pool)
                .onItem()
                .transformToMulti(programmes -> Multi.createFrom().iterable(programmes))
                .onItem()
                .transformToUni(this::closeDue)
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    /** Closes the due months of a programme, each in a transaction of its own. */
    Uni<Void> closeDue(String programme) {
        Grace grace = settings.closeAfter(programme);
        if (grace.time().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Asked first without the lock: on most rounds there is nothing to do.
        return pool.withConnection(connection -> periods.firstOpen(connection, programme))
                .chain(first ->
                        first.filter(month -> isDue(grace, month)).isPresent()
                                ? closeNext(programme, grace)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> closeNext(String programme, Grace grace) {
        return rerating.proceed(programme)
                .chain(() ->
                        pool.withTransaction(connection ->
                                closing.closeNext(
                                        connection, programme, month -> isDue(grace, month), BY)))
                .chain(closed -> goOn(programme, closed));
    }

    private Uni<Void> goOn(String programme, Optional<YearMonth> closed) {
        if (closed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Log.infof("Closed %s of %s: its grace time is over.", closed.get(), programme);
        return statements
                .fix(programme, closed.get())
                .chain(() -> rerating.proceed(programme))
                .chain(() -> closeDue(programme));
    }

    private boolean isDue(Grace grace, YearMonth month) {
        return grace.isOver(month, clock.instant());
    }
}
