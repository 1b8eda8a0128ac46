package io.tandem.rebate.trade;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
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
 *
 * <p>A month is put away by detaching its two tables: {@code alter table trade detach partition
 * trade_202501 concurrently}, and {@code accrual_202501}. Its ids stay in the gate and its money in
 * the books; it is not made anew. Who needs its rows asks {@link PutAwayMonths}.
 */
@ApplicationScoped
public class Partitions {

    private static final long KEY = 0x6d_6f_6e_74_68_73L;
    private static final String LOCK = "select pg_advisory_xact_lock($1)";

    private static final String STATE =
            """
            select exists (select 1 from pg_inherits
                    where inhparent = 'trade'::regclass and inhrelid = to_regclass($1)
                        and not inhdetachpending) as attached,
                exists (select 1 from trade_month where period = $2) as made
            """;

    private static final String NOTE =
            "insert into trade_month (period) values ($1) on conflict do nothing";

    /** What inserting into a month says that is not attached (any more). */
    private static final String CHECK_VIOLATION = "23514";

    private static final String MAKE = "select add_month('trade', $1), add_month('accrual', $1)";

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
        return ensure(List.of(now, now.plusMonths(1))).replaceWithVoid();
    }

    /**
     * Makes the months that are not there yet.
     *
     * @return those of them that have been put away
     */
    public Uni<Set<YearMonth>> ensure(Collection<YearMonth> months) {
        Set<YearMonth> missing = new TreeSet<>(months);
        missing.removeAll(there);
        return missing.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : pool.withTransaction(connection -> make(connection, missing))
                        .invoke(away -> {
                            missing.removeAll(away);
                            there.addAll(missing);
                        });
    }

    /**
     * Whether it failed because a month was put away since it was last asked for; then asks anew.
     */
    public boolean wasPutAway(Throwable failure) {
        boolean away =
                failure instanceof PgException refusal
                        && CHECK_VIOLATION.equals(refusal.getSqlState())
                        && refusal.getConstraint() == null;
        if (away) {
            there.clear();
        }
        return away;
    }

    private static Uni<Set<YearMonth>> make(SqlConnection connection, Set<YearMonth> months) {
        Set<YearMonth> away = new TreeSet<>();
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(KEY))
                .chain(() ->
                        Multi.createFrom()
                                .iterable(months)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        month -> makeOne(connection, month, away))
                                .collect()
                                .asList())
                .replaceWith(away);
    }

    private static Uni<Void> makeOne(
            SqlConnection connection, YearMonth month, Set<YearMonth> away) {
        int number = Months.number(month);
        return connection
                .preparedQuery(STATE)
                .execute(Tuple.of("trade_" + number, number))
                .chain(rows -> {
                    Row state = rows.iterator().next();
                    boolean made = state.getBoolean("made");
                    if (state.getBoolean("attached")) {
                        // A release that notes no months may have made it while it was replaced.
                        return made ? Uni.createFrom().voidItem() : note(connection, number);
                    }
                    if (made) {
                        away.add(month);
                        return Uni.createFrom().voidItem();
                    }
                    return makeNew(connection, number);
                });
    }

    private static Uni<Void> makeNew(SqlConnection connection, int number) {
        return connection
                .preparedQuery(MAKE)
                .execute(Tuple.of(number))
                .chain(() -> note(connection, number));
    }

    private static Uni<Void> note(SqlConnection connection, int number) {
        return connection.preparedQuery(NOTE).execute(Tuple.of(number)).replaceWithVoid();
    }
}
