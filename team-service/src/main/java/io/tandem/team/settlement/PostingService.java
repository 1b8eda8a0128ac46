package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.SettlementState;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Books settlements in rebate-service, each once. That a settlement is being posted is stored
 * first, then rebate-service is called under the settlement's own id, then what it answered is
 * stored. A crash anywhere in between leaves a settlement in {@code POSTING}, which is posted
 * again: under the same id, so without a second effect.
 */
@ApplicationScoped
class PostingService {

    private final SettlementSql settlements;
    private final SettlementAccess access;
    private final RebateBooks rebate;
    private final RebateFunds funds;
    private final ContestGuard guard;
    private final Contests contests;
    private final PoolSql pools;
    private final Faults faults;
    private final Pool pool;
    private final Clock clock;

    PostingService(
            SettlementSql settlements,
            SettlementAccess access,
            RebateBooks rebate,
            RebateFunds funds,
            ContestGuard guard,
            Contests contests,
            PoolSql pools,
            Faults faults,
            Pool pool,
            Clock clock) {
        this.settlements = settlements;
        this.access = access;
        this.rebate = rebate;
        this.funds = funds;
        this.guard = guard;
        this.contests = contests;
        this.pools = pools;
        this.faults = faults;
        this.pool = pool;
        this.clock = clock;
    }

    /** Posts as far as it takes; one that is posted is left as it is. */
    Uni<Booking> post(UUID id, Optional<PartnerId> caller) {
        return Detached.of(
                pool.withTransaction(connection -> begin(connection, id, caller))
                        .chain(this::book));
    }

    private Uni<Settlement> begin(SqlConnection connection, UUID id, Optional<PartnerId> caller) {
        return settlements
                .find(connection, id)
                .map(SettlementService::present)
                .call(settlement ->
                        access.requireLead(connection, settlement.team(), caller, "settlement"))
                .call(settlement -> begin(connection, settlement));
    }

    private Uni<Void> begin(SqlConnection connection, Settlement settlement) {
        return switch (settlement.state()) {
            case SettlementState.Calculated calculated -> {
                if (calculated.post(clock.instant(), settlement.isUnanimous()).isEmpty()) {
                    throw refusal(TeamProblem.OBJECTION_WINDOW_OPEN)
                            .with("until", calculated.objectionUntil());
                }
                yield settlements
                        .begin(connection, settlement.id(), clock.instant())
                        .invoke(() -> faults.reached(SagaStep.SETTLEMENT_INTENDING));
            }
            case SettlementState.Posting _ ->
                    settlements.tryAgain(connection, settlement.id(), clock.instant());
            case SettlementState.Posted _, SettlementState.Open _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Booking> book(Settlement settlement) {
        if (settlement.state() instanceof SettlementState.Posted posted) {
            return Uni.createFrom().item(new Booking.Booked(posted.transferId()));
        }
        faults.reached(SagaStep.SETTLEMENT_INTENDED);
        return guard.raise(settlement)
                .invoke(() -> faults.reached(SagaStep.SETTLEMENT_GUARDED))
                .chain(() -> transfer(settlement))
                .invoke(() -> faults.reached(SagaStep.SETTLEMENT_TRANSFERRED))
                .call(booking ->
                        switch (booking) {
                            // Stored by who asked, together with the answer to that.
                            case Booking.Booked _ -> Uni.createFrom().voidItem();
                            case Booking.Lacking(List<Lack> lacking) ->
                                    refused(settlement, lacking);
                            case Booking.Refused _ -> refused(settlement, List.of());
                        });
    }

    /** Whoever lacks something may do so by what is reserved of its own for this settlement. */
    private Uni<Booking> transfer(Settlement settlement) {
        return rebate.book(settlement)
                .chain(first ->
                        first instanceof Booking.Lacking(List<Lack> lacking)
                                ? guard.spare(settlement, lacking)
                                        .chain(() -> rebate.book(settlement))
                                        .call(second ->
                                                second instanceof Booking.Booked
                                                        ? Uni.createFrom().voidItem()
                                                        : guard.keep(settlement, lacking))
                                : Uni.createFrom().item(first));
    }

    private Uni<Void> refused(Settlement settlement, List<Lack> lacking) {
        return guard.lower(settlement)
                .chain(() -> settlements.refused(pool, settlement.id(), lacking));
    }

    /** Stores that it is booked; a refusal is told. */
    Uni<Settlement> record(SqlConnection connection, UUID id, Booking booking) {
        return switch (booking) {
            case Booking.Booked(Optional<UUID> transferId) ->
                    recordBooked(connection, id, transferId)
                            .chain(() -> settlements.find(connection, id))
                            .map(SettlementService::present);
            case Booking.Lacking(List<Lack> lacking) ->
                    throw refusal(TeamProblem.INSUFFICIENT_FUNDS).with("lacking", lacking);
            case Booking.Refused(String type, String detail) ->
                    throw ProblemException.of(
                                    TeamProblem.SETTLEMENT_REFUSED,
                                    "rebate-service refuses the transfer: " + detail)
                            .with("reason", type);
        };
    }

    private Uni<Void> recordBooked(SqlConnection connection, UUID id, Optional<UUID> transferId) {
        return settlements
                .lock(connection, id)
                .map(SettlementService::present)
                .chain(settlement ->
                        switch (settlement.state()) {
                            case SettlementState.Posting posting ->
                                    posted(
                                            connection,
                                            settlement,
                                            posting.posted(clock.instant(), transferId));
                            // An answer that was overtaken by a refusal: a fact all the same.
                            case SettlementState.Calculated late ->
                                    posted(
                                            connection,
                                            settlement,
                                            late.foundPosted(clock.instant(), transferId));
                            case SettlementState.Posted _, SettlementState.Open _ ->
                                    Uni.createFrom().voidItem();
                        });
    }

    private Uni<Void> posted(
            SqlConnection connection, Settlement settlement, SettlementState.Posted posted) {
        return settlements
                .posted(connection, settlement.id(), posted)
                .chain(() -> contests.posted(connection, settlement.id(), posted.postedAt()))
                .chain(() ->
                        pools.dueAt(
                                connection,
                                new PoolSql.Due(
                                        settlement.team(),
                                        settlement.period(),
                                        settlement.number()),
                                posted.postedAt()))
                .invoke(() -> faults.reached(SagaStep.SETTLEMENT_RECORDING));
    }

    /** Posts one settlement that is due, or goes on with it; false when none is due. */
    Uni<Boolean> resumeOne() {
        return pool.withTransaction(connection ->
                        settlements
                                .nextDue(connection, clock.instant())
                                .chain(due ->
                                        due.map(id -> settlements.find(connection, id))
                                                .orElseGet(() ->
                                                        Uni.createFrom().item(Optional.empty())))
                                .call(due ->
                                        due.map(settlement -> begin(connection, settlement))
                                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .chain(due ->
                        due.map(settlement -> resume(settlement).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> resume(Settlement settlement) {
        return book(settlement)
                .chain(booking ->
                        booking instanceof Booking.Booked(Optional<UUID> transferId)
                                ? pool.withTransaction(connection ->
                                                recordBooked(
                                                        connection, settlement.id(), transferId))
                                        .chain(() -> letGo(settlement.reference()))
                                : Uni.createFrom().voidItem());
    }

    /**
     * It is posted: what the transfer left of its reservations is free at once. Should this fail,
     * or something have been reserved meanwhile, {@link PoolKeeper} lets go of it by schedule.
     */
    Uni<Void> letGo(String reference) {
        faults.reached(SagaStep.SETTLEMENT_RECORDED);
        return funds.letGo(reference)
                .onFailure()
                .invoke(e -> Log.warnf("Reservations are let go of later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
