package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.settlement.RecheckSql.Recheck;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.TieOrder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Restates settlements whose inputs have changed: the period is snapshotted anew and worked out
 * under the agreement that it was settled under, and the new result less what is posted becomes a
 * settlement of its own. What disputes have awarded is neither: it stays where it went.
 *
 * <p>Each starts from the one before it, so a period has one on its way at a time, which the
 * database sees to as well. Whoever was overtaken meanwhile, by a change or by another replica,
 * stores nothing, and the period is looked at again.
 */
@ApplicationScoped
class RestatementService {

    /** All that a restatement is worked out from, fetched while no transaction is open. */
    private record Ready(Settlement latest, Agreement agreement, Snapshot snapshot) {

        List<AssetResult> results() {
            return Calculation.restated(
                    agreement.terms(),
                    agreement.presences(latest.period()),
                    new TieOrder(latest.digest(), latest.period()),
                    snapshot,
                    latest.results());
        }
    }

    private final RecheckSql rechecks;
    private final SettlementSql settlements;
    private final SettlementInsertSql inserts;
    private final CarriedCostSql carriedCosts;
    private final PoolSql pools;
    private final AgreementReader agreements;
    private final RosterSql roster;
    private final PeriodBooks books;
    private final SettlementSettings settings;
    private final Faults faults;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    RestatementService(
            RecheckSql rechecks,
            SettlementSql settlements,
            SettlementInsertSql inserts,
            CarriedCostSql carriedCosts,
            PoolSql pools,
            AgreementReader agreements,
            RosterSql roster,
            PeriodBooks books,
            SettlementSettings settings,
            Faults faults,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.rechecks = rechecks;
        this.settlements = settlements;
        this.inserts = inserts;
        this.carriedCosts = carriedCosts;
        this.pools = pools;
        this.agreements = agreements;
        this.roster = roster;
        this.books = books;
        this.settings = settings;
        this.faults = faults;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Looks at the next settlement; false when none waits. One that fails is tried again later. */
    Uni<Boolean> recheckNext() {
        return rechecks.take(pool, clock.instant())
                .chain(taken ->
                        taken.map(one -> recheck(one).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> recheck(Recheck recheck) {
        return pool.withConnection(connection -> prepare(connection, recheck.settlement()))
                .chain(ready ->
                        books.snapshot(ready.agreement(), ready.latest().period())
                                .map(snapshot ->
                                        new Ready(ready.latest(), ready.agreement(), snapshot)))
                .chain(ready ->
                        pool.withTransaction(connection -> decide(connection, recheck, ready)))
                .invoke(() -> faults.reached(SagaStep.RESTATEMENT_CALCULATED))
                .onFailure()
                .invoke(e ->
                        Log.warnf(
                                "Settlement %s is looked at later: %s",
                                recheck.settlement(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Ready> prepare(SqlConnection connection, UUID settlement) {
        return settlements
                .find(connection, settlement)
                .map(SettlementService::present)
                .chain(first -> settlements.latest(connection, first.team(), first.period()))
                .map(SettlementService::present)
                .chain(latest ->
                        agreements
                                .visible(
                                        connection,
                                        new AgreementId(latest.agreementId()),
                                        Optional.empty())
                                .map(agreement -> new Ready(latest, agreement, latest.snapshot())));
    }

    /** Takes the team's turn, as settling does: nobody else decides about it meanwhile. */
    private Uni<Void> decide(SqlConnection connection, Recheck recheck, Ready ready) {
        return roster.lockedLead(connection, ready.latest().team())
                .chain(() -> rechecks.isCurrent(connection, recheck))
                .chain(current ->
                        settlements
                                .latest(connection, ready.latest().team(), ready.latest().period())
                                .map(SettlementService::present)
                                .map(latest ->
                                        current
                                                && latest.isPosted()
                                                && latest.id().equals(ready.latest().id())))
                .chain(current ->
                        current
                                ? conclude(connection, recheck.settlement(), ready)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> conclude(SqlConnection connection, UUID settlement, Ready ready) {
        List<AssetResult> results = ready.results();
        return ready.snapshot().saysTheSameAs(ready.latest().snapshot())
                        && !Calculation.differs(results)
                ? rechecks.done(connection, settlement)
                : rechecks.causes(connection, settlement)
                        .map(causes -> restatement(ready, results, causes))
                        .chain(restatement ->
                                store(connection, settlement, restatement)
                                        .chain(() ->
                                                carriedCosts.insert(
                                                        connection,
                                                        restatement,
                                                        ready.agreement()
                                                                .terms()
                                                                .recoupment()
                                                                .orElse(false),
                                                        clock.instant())));
    }

    private Settlement restatement(
            Ready ready, List<AssetResult> results, List<Chain.Cause> causes) {
        Settlement latest = ready.latest();
        boolean moves = results.stream().anyMatch(result -> !result.transfers().isEmpty());
        UUID id = ids.next();
        return new Settlement(
                id,
                latest.team(),
                latest.agreementId(),
                latest.digest(),
                latest.period(),
                latest.number() + 1,
                // There is nothing to object to where nothing moves.
                new SettlementState.Open()
                        .calculate(
                                clock.instant(),
                                moves ? ready.agreement().terms().objectionDays() : 0),
                ready.snapshot(),
                results,
                List.of(),
                Collections.emptySortedSet(),
                latest.chain().plus(id, causes),
                1);
    }

    private Uni<Void> store(SqlConnection connection, UUID settlement, Settlement restatement) {
        SettlementState.Calculated state = (SettlementState.Calculated) restatement.state();
        Instant postFrom = state.objectionUntil().plus(settings.postAfter());
        PoolSql.Due reservations =
                new PoolSql.Due(restatement.team(), restatement.period(), restatement.number());
        return inserts.insert(connection, restatement, state, postFrom)
                .chain(() -> rechecks.doneBy(connection, settlement, restatement.id()))
                .chain(() -> pools.open(connection, reservations, clock.instant()))
                .invoke(() -> faults.reached(SagaStep.RESTATEMENT_CALCULATING));
    }
}
