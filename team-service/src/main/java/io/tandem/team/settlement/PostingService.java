package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.SettlementState;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
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
    private final Pool pool;
    private final Clock clock;

    PostingService(
            SettlementSql settlements,
            SettlementAccess access,
            RebateBooks rebate,
            Pool pool,
            Clock clock) {
        this.settlements = settlements;
        this.access = access;
        this.rebate = rebate;
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
                if (calculated.post(clock.instant()).isEmpty()) {
                    throw refusal(TeamProblem.OBJECTION_WINDOW_OPEN)
                            .with("until", calculated.objectionUntil());
                }
                yield settlements.begin(connection, settlement.id(), clock.instant());
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
        return rebate.book(settlement)
                .call(booking ->
                        switch (booking) {
                            // Stored by who asked, together with the answer to that.
                            case Booking.Booked _ -> Uni.createFrom().voidItem();
                            case Booking.Lacking(List<Lack> lacking) ->
                                    settlements.refused(pool, settlement.id(), lacking);
                            case Booking.Refused _ ->
                                    settlements.refused(pool, settlement.id(), List.of());
                        });
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

    private Uni<Void> recordBooked(SqlClient client, UUID id, Optional<UUID> transferId) {
        return settlements
                .find(client, id)
                .map(SettlementService::present)
                .chain(settlement ->
                        switch (settlement.state()) {
                            case SettlementState.Posting posting ->
                                    settlements.posted(
                                            client,
                                            id,
                                            posting.posted(clock.instant(), transferId));
                            // An answer that was overtaken by a refusal: a fact all the same.
                            case SettlementState.Calculated late ->
                                    settlements.posted(
                                            client,
                                            id,
                                            late.foundPosted(clock.instant(), transferId));
                            case SettlementState.Posted _, SettlementState.Open _ ->
                                    Uni.createFrom().voidItem();
                        });
    }

    /** Goes on with one settlement whose posting was interrupted; false when none is due. */
    Uni<Boolean> resumeOne() {
        return pool.withTransaction(connection ->
                        settlements
                                .takeDue(connection, clock.instant())
                                .chain(due ->
                                        due.map(id -> settlements.find(connection, id))
                                                .orElseGet(() ->
                                                        Uni.createFrom().item(Optional.empty()))))
                .chain(due ->
                        due.map(settlement -> resume(settlement).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> resume(Settlement settlement) {
        return book(settlement)
                .chain(booking ->
                        booking instanceof Booking.Booked(Optional<UUID> transferId)
                                ? recordBooked(pool, settlement.id(), transferId)
                                : Uni.createFrom().voidItem());
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
