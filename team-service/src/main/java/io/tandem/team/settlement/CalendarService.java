package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Settles periods whose day has come and whose month is closed. A period is taken by one replica at
 * a time, and whoever crashes with it only delays it; that it is settled once, the settlement
 * itself sees to, since the team's turn is taken for that.
 */
@ApplicationScoped
class CalendarService {

    private static final int OK = Response.Status.OK.getStatusCode();
    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();

    private final DuePeriodSql duePeriods;
    private final SettlementService settlements;
    private final AgreementReader agreements;
    private final PeriodClient periods;
    private final Neighbour neighbour;
    private final Pool pool;
    private final Clock clock;

    CalendarService(
            DuePeriodSql duePeriods,
            SettlementService settlements,
            AgreementReader agreements,
            @RestClient PeriodClient periods,
            Neighbours neighbours,
            Pool pool,
            Clock clock) {
        this.duePeriods = duePeriods;
        this.settlements = settlements;
        this.agreements = agreements;
        this.periods = periods;
        this.neighbour = neighbours.named(RebateAnswers.NEIGHBOUR);
        this.pool = pool;
        this.clock = clock;
    }

    /** Notes what has become due since. */
    Uni<Void> findDue() {
        return duePeriods.findDue(pool, clock.instant());
    }

    /** Tries the next period; false when none is due. One that fails is tried again later. */
    Uni<Boolean> tryNext() {
        return pool.withTransaction(connection -> duePeriods.take(connection, clock.instant()))
                .chain(taken ->
                        taken.map(due -> attempt(due).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> attempt(DuePeriod due) {
        return pool.withConnection(
                        connection -> agreements.inForce(connection, due.team(), due.period()))
                .map(found -> found.filter(agreement -> agreement.spelled().calendar() != null))
                .chain(agreement ->
                        agreement
                                .map(some -> settleWhenClosed(due, some))
                                // Another version rules the period now, and settles on request.
                                .orElseGet(() -> duePeriods.done(pool, due)))
                .onFailure()
                .invoke(e ->
                        Log.warnf(
                                "Team %s is settled for %s later: %s",
                                due.team(), due.period(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> settleWhenClosed(DuePeriod due, Agreement agreement) {
        return Multi.createFrom()
                .iterable(agreement.terms().programmes().stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(programme -> isClosed(programme, due))
                .collect()
                .asList()
                .chain(closed ->
                        closed.contains(false) ? Uni.createFrom().voidItem() : settle(due));
    }

    private Uni<Boolean> isClosed(String programme, DuePeriod due) {
        String period = due.period().toString();
        return neighbour.repeatedly(
                () -> periods.period(programme, period),
                answer -> RebateAnswers.expect(answer, OK, NOT_FOUND).getStatus() == OK);
    }

    private Uni<Void> settle(DuePeriod due) {
        return settlements
                .prepare(due.team(), due.period(), Optional.empty())
                .chain(prepared ->
                        pool.withTransaction(connection ->
                                settlements
                                        .settle(connection, due.team(), due.period(), prepared)
                                        .chain(() -> duePeriods.done(connection, due))))
                .invoke(settlements::committed)
                .onFailure(CalendarService::isSettled)
                .recoverWithUni(() -> duePeriods.done(pool, due));
    }

    /** Somebody asked for it before its turn came. */
    private static boolean isSettled(Throwable failure) {
        return failure instanceof ProblemException refused
                && refused.type() == TeamProblem.PERIOD_SETTLED;
    }
}
