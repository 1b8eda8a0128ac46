package io.tandem.rebate.trade;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The months that trades and accruals are stored by. The present and the next are made ahead, any
 * other when its first trade comes, always before and outside of the transaction that needs it.
 */
@ApplicationScoped
public class Partitions {

    private static final long KEY = 0x6d_6f_6e_74_68_73L;
    private static final String LOCK = "select pg_advisory_xact_lock($1)";
    private static final String EXISTS = "select to_regclass($1) is not null";

    // Made apart and then attached: unlike `create table … partition of` that lets others go on
    // inserting into the parent meanwhile.
    private static final String MAKE =
            """
            create table %1$s_%2$d (like %1$s including all);
            alter table %1$s attach partition %1$s_%2$d for values in (%2$d)
            """;

    private final Pool pool;
    private final Clock clock;
    private final Set<YearMonth> there = ConcurrentHashMap.newKeySet();

    Partitions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent start) {
        ahead().subscribe()
                .with(done -> {}, failure -> Log.warnf("Months not made ahead: %s", failure));
    }

    @Scheduled(
            every = "6h",
            delayed = "6h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ahead() {
        YearMonth now = YearMonth.now(clock);
        return ensure(List.of(now, now.plusMonths(1)));
    }

    /** Makes the months that are not there yet. */
    public Uni<Void> ensure(Collection<YearMonth> months) {
        Set<YearMonth> missing = new TreeSet<>(months);
        missing.removeAll(there);
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withTransaction(connection -> make(connection, missing))
                        .invoke(() -> there.addAll(missing));
    }

    private static Uni<Void> make(SqlConnection connection, Set<YearMonth> months) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(KEY))
                .chain(() ->
                        Multi.createFrom()
                                .iterable(months)
                                .onItem()
                                .transformToUniAndConcatenate(month -> makeOne(connection, month))
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    private static Uni<Void> makeOne(SqlConnection connection, YearMonth month) {
        int number = Months.number(month);
        return connection
                .preparedQuery(EXISTS)
                .execute(Tuple.of("accrual_" + number))
                .chain(rows ->
                        rows.iterator().next().getBoolean(0)
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .query(
                                                MAKE.formatted("trade", number)
                                                        + ";"
                                                        + MAKE.formatted("accrual", number))
                                        .execute()
                                        .replaceWithVoid());
    }
}
