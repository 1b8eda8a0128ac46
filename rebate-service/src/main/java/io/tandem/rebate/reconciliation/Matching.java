package io.tandem.rebate.reconciliation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.reconciliation.Comparing.Task;
import io.tandem.rebate.reconciliation.RunSql.Run;
import io.tandem.rebate.reconciliation.model.Rule;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Goes through orders, some at a time, each time in a transaction of its own: nobody waits long for
 * its locks, and what a crash cut short is done again from the beginning, to the same end. A file
 * is gone through when it was imported, or when an operator says so; open breaks are looked at
 * again by schedule, so that a late trade or rating ends them.
 */
@ApplicationScoped
class Matching {

    private static final int PAGE = 500;
    private static final long TRADES = 50_000;

    private final RuleSql rules;
    private final RunSql runs;
    private final OrderSql orders;
    private final OurOrderSql ours;
    private final BreakSql breaks;
    private final Comparing comparing;
    private final Pool pool;
    private final Clock clock;

    Matching(
            RuleSql rules,
            RunSql runs,
            OrderSql orders,
            OurOrderSql ours,
            BreakSql breaks,
            Comparing comparing,
            Pool pool,
            Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.orders = orders;
        this.ours = ours;
        this.breaks = breaks;
        this.comparing = comparing;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "{tandem.reconciliation.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        return runs.toMatch(pool)
                .chain(cutShort -> each(cutShort, this::match))
                .onItemOrFailure()
                .call((done, failure) ->
                        rules.programmes(pool)
                                .chain(programmes -> each(programmes, this::recheck)));
    }

    /** What fails with one leaves the others their turn. */
    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(act::apply)
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    /** Compares all orders that the file names, and all of its time that it does not name. */
    Uni<Void> match(Run run) {
        return ours.check(pool, run.window())
                .chain(() -> rules.find(pool, run.programme()))
                .map(found -> found.orElseThrow().rule())
                .chain(rule -> {
                    Task task = new Task(run.programme(), rule, Optional.of(run.id()));
                    return follow(task)
                            .chain(() ->
                                    pages(
                                            task,
                                            after ->
                                                    orders.page(
                                                            pool,
                                                            run.programme(),
                                                            run.n(),
                                                            after,
                                                            PAGE),
                                            ""))
                            .chain(() ->
                                    pages(
                                            task,
                                            after ->
                                                    ours.unreported(
                                                            pool,
                                                            run.programme(),
                                                            run.window(),
                                                            after,
                                                            PAGE),
                                            ""));
                })
                // What was put away meanwhile may not have been found any more.
                .chain(() -> ours.check(pool, run.window()))
                .chain(() -> runs.matched(pool, run.id(), clock.instant()));
    }

    /** Compares anew what was found of a programme, if there is anything. */
    Uni<Void> recheck(String programme) {
        return breaks.notMatched(pool, programme, "", 1)
                .chain(some ->
                        some.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : rules.find(pool, programme)
                                        .map(found -> found.orElseThrow().rule())
                                        .chain(rule -> recheck(programme, rule)));
    }

    private Uni<Void> recheck(String programme, Rule rule) {
        Task task = new Task(programme, rule, Optional.empty());
        return follow(task)
                .chain(() ->
                        pages(task, after -> breaks.notMatched(pool, programme, after, PAGE), ""));
    }

    private Uni<Void> pages(Task task, Function<String, Uni<List<String>>> read, String after) {
        return read.apply(after)
                .chain(page -> {
                    if (page.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    Uni<Void> done =
                            pool.withTransaction(connection ->
                                    rules.lock(connection, task.programme())
                                            .chain(() ->
                                                    comparing.compare(connection, task, page)));
                    return page.size() < PAGE
                            ? done
                            : done.chain(() -> pages(task, read, page.getLast()));
                });
    }

    /** Finds the orders of the trades that have come since it was last done. */
    private Uni<Void> follow(Task task) {
        return pool.withTransaction(connection ->
                        RatingLock.alone(connection).chain(() -> ours.highest(connection)))
                .chain(highest -> follow(task, highest));
    }

    private Uni<Void> follow(Task task, long highest) {
        return pool.withTransaction(connection ->
                        rules.lock(connection, task.programme())
                                .chain(() -> ours.isUnread(connection, task.programme()))
                                .chain(unread -> follow(connection, task, highest, unread)))
                .chain(through ->
                        through < highest ? follow(task, highest) : Uni.createFrom().voidItem());
    }

    private Uni<Long> follow(SqlConnection connection, Task task, long highest, boolean unread) {
        return ours.mark(connection, task.programme())
                .chain(mark -> {
                    long through = Math.max(mark, Math.min(highest, mark + TRADES));
                    return mark >= highest && !unread
                            ? Uni.createFrom().item(highest)
                            : ours.map(
                                            connection,
                                            task.programme(),
                                            task.rule().separator(),
                                            mark,
                                            through,
                                            clock.instant())
                                    .replaceWith(through);
                });
    }
}
