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
import io.tandem.rebate.plan.Rerating;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;

/** Closes months as an operator asks for it, and tells which are closed. */
@ApplicationScoped
class PeriodService {

    private final PeriodSql periods;
    private final Closing closing;
    private final Rerating rerating;
    private final Statements statements;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;

    PeriodService(
            PeriodSql periods,
            Closing closing,
            Rerating rerating,
            Statements statements,
            Idempotency idempotency,
            Caller caller,
            Pool pool) {
        this.periods = periods;
        this.closing = closing;
        this.rerating = rerating;
        this.statements = statements;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
    }

    Uni<Response> close(IdempotencyKey key, String programme, String period) {
        ClosePeriod command = new ClosePeriod(programme, Months.parse("period", period));
        String by = caller.subject();
        // After the close is committed: trades need not wait until the statements are fixed, and
        // nothing gets into the month's books meanwhile.
        return rerating.proceed(programme)
                .chain(() ->
                        idempotency.inTransaction(
                                key, command, connection -> close(connection, command, by)))
                .call(answer -> statements.fix(programme, command.period()))
                .call(answer -> rerating.proceed(programme));
    }

    private Uni<Answer> close(SqlConnection connection, ClosePeriod command, String by) {
        return closing.close(connection, command, by)
                .map(row -> Answer.ok(PeriodView.of(command.programme(), row)));
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
