package io.tandem.team.dispute;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.dispute.EscrowSql.Turn;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Escrow;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.settlement.Booking;
import io.tandem.team.settlement.Lack;
import io.tandem.team.settlement.RebateFunds;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries contested money through rebate-service's books. What is about to be asked is stored
 * first, then asked under a key made of the dispute and the line, then the answer is stored: a
 * crash anywhere in between leaves a line that is due, and asking again has no second effect.
 */
@ApplicationScoped
class EscrowService {

    private record Task(Turn turn, Dispute dispute, Escrow.Act act) {

        Line line() {
            return dispute.hearing().lines().get(turn.number() - 1);
        }

        String reference() {
            return Dispute.reference(turn.dispute(), turn.number());
        }

        Optional<Money> award() {
            return EscrowService.award(dispute, turn);
        }
    }

    private final EscrowSql escrows;
    private final DisputeSql disputes;
    private final RebateFunds funds;
    private final Faults faults;
    private final Pool pool;
    private final Clock clock;

    EscrowService(
            EscrowSql escrows,
            DisputeSql disputes,
            RebateFunds funds,
            Faults faults,
            Pool pool,
            Clock clock) {
        this.escrows = escrows;
        this.disputes = disputes;
        this.funds = funds;
        this.faults = faults;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Goes on with whatever is due, of one dispute or of all. Stops while rebate-service does not
     * answer; a line that cannot be read does not keep the others waiting.
     */
    Uni<Void> advance(Optional<UUID> dispute) {
        return pool.withTransaction(
                        connection -> escrows.take(connection, clock.instant(), dispute))
                .chain(turn ->
                        turn.map(one -> carry(one).chain(() -> advance(dispute)))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> carry(Turn turn) {
        return pool.withTransaction(connection -> task(connection, turn))
                .chain(this::act)
                .onFailure(e -> !(e instanceof ProblemException))
                .recoverWithUni(e -> {
                    Log.errorf(e, "Line %d of dispute %s waits", turn.number(), turn.dispute());
                    return Uni.createFrom().voidItem();
                });
    }

    /** What to do next; that rebate-service may be asked to freeze it is stored with the turn. */
    private Uni<Task> task(SqlConnection connection, Turn turn) {
        return disputes.find(connection, turn.dispute())
                .map(DisputeAccess::present)
                .map(dispute -> new Task(turn, dispute, next(dispute, turn)))
                .call(task ->
                        task.act() instanceof Escrow.Act.Freeze
                                ? escrows.ask(connection, turn)
                                : Uni.createFrom().voidItem());
    }

    private static Escrow.Act next(Dispute dispute, Turn turn) {
        return dispute.kept().get(turn.number() - 1).escrow().next(award(dispute, turn));
    }

    private static Optional<Money> award(Dispute dispute, Turn turn) {
        return dispute.state() instanceof DisputeState.Decided decided
                ? Optional.of(decided.award().toClaimant().get(turn.number() - 1))
                : Optional.empty();
    }

    private Uni<Void> act(Task task) {
        return switch (task.act()) {
            case Escrow.Act.Rest() -> Uni.createFrom().voidItem();
            case Escrow.Act.LetGo() -> letGo(task);
            case Escrow.Act.Freeze() -> freeze(task);
            case Escrow.Act.End(UUID holdId, Money award) -> end(task, holdId, award);
        };
    }

    private Uni<Void> letGo(Task task) {
        return funds.letGo(task.reference())
                .chain(() -> escrows.dropped(pool, task.turn()))
                .invoke(() -> faults.reached(SagaStep.DISPUTE_CLOSED));
    }

    private Uni<Void> freeze(Task task) {
        faults.reached(SagaStep.DISPUTE_OPENED);
        Line line = task.line();
        return funds.hold(
                        task.reference() + "-hold",
                        line.holder(),
                        line.contested(),
                        task.reference(),
                        "Contested: settlement of " + task.dispute().period())
                .chain(booking ->
                        switch (booking) {
                            case Booking.Booked(Optional<UUID> id) ->
                                    frozen(task, id.orElseThrow());
                            case Booking.Lacking(List<Lack> lacking) -> lacking(task, lacking);
                            case Booking.Refused(String type, String _) -> refused(task, type);
                        });
    }

    /** Frozen money needs no guard any more. */
    private Uni<Void> frozen(Task task, UUID holdId) {
        faults.reached(SagaStep.DISPUTE_HELD);
        return funds.letGo(task.reference())
                .invoke(() -> faults.reached(SagaStep.DISPUTE_UNGUARDED))
                .chain(() ->
                        pool.withTransaction(connection ->
                                // With the dispute's turn: nobody decides it between the look and
                                // the write.
                                disputes.lock(connection, task.turn().dispute())
                                        .map(DisputeAccess::present)
                                        .chain(dispute ->
                                                escrows.frozen(
                                                        connection,
                                                        task.turn(),
                                                        holdId,
                                                        award(dispute, task.turn())
                                                                .map(_ -> clock.instant())))))
                .invoke(() -> faults.reached(SagaStep.DISPUTE_FROZEN));
    }

    /** There is too little: whatever comes is guarded, until it is enough or nobody wants it. */
    private Uni<Void> lacking(Task task, List<Lack> lacking) {
        return switch (new Escrow.Freezing(true).refused(task.award())) {
            case Escrow.Act.LetGo() -> letGo(task);
            case Escrow.Act.Rest(), Escrow.Act.Freeze(), Escrow.Act.End(var _, var _) ->
                    funds.reserve(
                                    task.reference(),
                                    task.line().holder(),
                                    task.line().contested(),
                                    "Contested")
                            .chain(() ->
                                    escrows.refused(pool, task.turn(), lacking, Optional.empty()));
        };
    }

    private Uni<Void> end(Task task, UUID holdId, Money award) {
        faults.reached(SagaStep.DISPUTE_DECIDED);
        return funds.end(
                        task.reference() + "-end",
                        holdId,
                        task.dispute().hearing().parties().claimant(),
                        award)
                .chain(booking ->
                        switch (booking) {
                            case Booking.Booked _ -> {
                                faults.reached(SagaStep.DISPUTE_AWARDED);
                                yield escrows.ended(pool, task.turn())
                                        .invoke(() -> faults.reached(SagaStep.DISPUTE_CLOSED));
                            }
                            case Booking.Lacking _ ->
                                    throw new IllegalStateException("a hold holds what it holds");
                            case Booking.Refused(String type, String _) -> refused(task, type);
                        });
    }

    private Uni<Void> refused(Task task, String type) {
        return escrows.refused(pool, task.turn(), List.of(), Optional.of(type));
    }
}
