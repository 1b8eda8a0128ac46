package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.period.PeriodSql.Closed;
import io.tandem.rebate.plan.Rerating;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Closes a month: its books take nothing more, the next month's tiers are fixed, and what was rated
 * by others before is rated anew. Whoever asks for it, an operator or the clock. What is still to
 * be rated anew comes first: afterwards it would land in the next month's books.
 */
@ApplicationScoped
class Closing {

    private final PeriodSql periods;
    private final TierFixing tiers;
    private final Rerating rerating;
    private final BooksMonths books;
    private final Clock clock;

    Closing(
            PeriodSql periods,
            TierFixing tiers,
            Rerating rerating,
            BooksMonths books,
            Clock clock) {
        this.periods = periods;
        this.tiers = tiers;
        this.rerating = rerating;
        this.books = books;
        this.clock = clock;
    }

    /** Closes the month that is asked for, which must be the next one; one that is closed stays. */
    Uni<Closed> close(SqlConnection connection, ClosePeriod command, String by) {
        return rerating.hold(connection)
                .chain(() -> periods.find(connection, command.programme(), command.period()))
                .chain(before ->
                        before.isPresent()
                                ? Uni.createFrom().item(before.get())
                                : closeAsked(connection, command, by));
    }

    private Uni<Closed> closeAsked(SqlConnection connection, ClosePeriod command, String by) {
        YearMonth month = command.period();
        if (!month.isBefore(YearMonth.now(clock))) {
            throw ProblemException.of(RebateProblem.PERIOD_NOT_OVER, month + " has not ended yet.");
        }
        return periods.firstOpen(connection, command.programme())
                .invoke(first -> checkOrder(first, month))
                .chain(() -> rerating.isPending(connection, command.programme()))
                .invoke(Closing::checkDone)
                .chain(() -> closeNow(connection, command, by));
    }

    private static void checkDone(boolean pending) {
        if (pending) {
            throw ProblemException.of(
                    RebateProblem.RESTATEMENT_PENDING,
                    "Trades are being rated anew, and the month is closed when they are.");
        }
    }

    /**
     * Closes the month that comes next, if it is due and nothing is still to be rated anew; tells
     * which that was.
     */
    Uni<Optional<YearMonth>> closeNext(
            SqlConnection connection, String programme, Predicate<YearMonth> due, String by) {
        return rerating.hold(connection)
                .chain(() -> rerating.isPending(connection, programme))
                .chain(pending ->
                        pending
                                ? Uni.createFrom().item(Optional.<YearMonth>empty())
                                : periods.firstOpen(connection, programme))
                .map(first -> first.filter(due))
                .call(next ->
                        next.isPresent()
                                ? closeNow(connection, new ClosePeriod(programme, next.get()), by)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Closed> closeNow(SqlConnection connection, ClosePeriod command, String by) {
        String programme = command.programme();
        YearMonth month = command.period();
        Closed closed = new Closed(month, clock.instant(), by, Optional.empty());
        return books.check(connection, programme, month, "The close of " + month)
                .chain(() -> periods.close(connection, programme, closed))
                .chain(() -> tiers.fix(connection, programme, month))
                .chain(() -> rerating.afterClose(connection, programme, month.plusMonths(1)))
                .replaceWith(closed);
    }

    private static void checkOrder(Optional<YearMonth> first, YearMonth month) {
        if (first.filter(expected -> !expected.equals(month)).isPresent()) {
            throw ProblemException.of(
                            RebateProblem.PERIOD_OUT_OF_ORDER,
                            "The month to be closed next is " + first.get() + ".")
                    .with("expected", first.get().toString());
        }
    }
}
