package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.plan.Rerating;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Closes months, one after the other. */
@ApplicationScoped
class PeriodService {

    private final PeriodSql periods;
    private final TierFixing tiers;
    private final Rerating rerating;
    private final Statements statements;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;
    private final Clock clock;

    PeriodService(
            PeriodSql periods,
            TierFixing tiers,
            Rerating rerating,
            Statements statements,
            Idempotency idempotency,
            Caller caller,
            Pool pool,
            Clock clock) {
        this.periods = periods;
        this.tiers = tiers;
        this.rerating = rerating;
        this.statements = statements;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Response> close(IdempotencyKey key, String programme, String period) {
        ClosePeriod command = new ClosePeriod(programme, Months.parse("period", period));
        PeriodSql.Closed closed =
                new PeriodSql.Closed(
                        command.period(), clock.instant(), caller.subject(), Optional.empty());
        // After the close is committed: trades need not wait until the statements are fixed, and
        // nothing gets into the month's books meanwhile.
        return idempotency
                .inTransaction(key, command, connection -> close(connection, command, closed))
                .call(answer -> statements.fix(programme, command.period()));
    }

    private Uni<Answer> close(
            SqlConnection connection, ClosePeriod command, PeriodSql.Closed closed) {
        return rerating.hold(connection)
                .chain(() -> periods.find(connection, command.programme(), command.period()))
                .chain(before ->
                        before.isPresent()
                                ? Uni.createFrom().item(before.get())
                                : closeNow(connection, command, closed))
                .map(row -> Answer.ok(PeriodView.of(command.programme(), row)));
    }

    private Uni<PeriodSql.Closed> closeNow(
            SqlConnection connection, ClosePeriod command, PeriodSql.Closed closed) {
        String programme = command.programme();
        YearMonth month = command.period();
        if (!month.isBefore(YearMonth.now(clock))) {
            throw ProblemException.of(RebateProblem.PERIOD_NOT_OVER, month + " has not ended yet.");
        }
        return periods.firstOpen(connection, programme)
                .invoke(first -> checkOrder(first, month))
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

    Uni<PeriodView> find(String programme, String period) {
        YearMonth month = Months.parse("period", period);
        return periods.find(pool, programme, month)
                .map(found ->
                        found.map(row -> PeriodView.of(programme, row))
                                .orElseThrow(() -> ProblemException.notFound("closed period")));
    }

    Uni<Page<PeriodView>> list(String programme, PageParams page) {
        int after = page.cursor().map(cursor -> (int) cursor.number(0)).orElse(0);
        return periods.closed(pool, programme)
                .map(rows -> {
                    List<PeriodSql.Closed> rest =
                            rows.stream()
                                    .filter(row -> Months.number(row.period()) > after)
                                    .limit(page.limit() + 1L)
                                    .toList();
                    return Page.of(
                            rest,
                            page.limit(),
                            row -> Cursor.of(Months.number(row.period())),
                            row -> PeriodView.of(programme, row));
                });
    }
}
