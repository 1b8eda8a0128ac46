package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.Claim;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.TieOrder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Works settlements out. The snapshot is fetched while no transaction is open; what it was fetched
 * for is checked again in the one that stores it with its result.
 */
@ApplicationScoped
class SettlementService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** What is needed to settle a period, or the settlement that is there. */
    sealed interface Preparation {

        record Settled(UUID settlementId) implements Preparation {}

        record Ready(Agreement agreement, Snapshot snapshot) implements Preparation {}
    }

    private final SettlementSql settlements;
    private final SettlementInsertSql inserts;
    private final SettlementAccess access;
    private final AgreementReader agreements;
    private final RosterSql roster;
    private final PeriodBooks books;
    private final PoolSql pools;
    private final RecheckSql rechecks;
    private final CarriedCostSql carriedCosts;
    private final Contests contests;
    private final SettlementSettings settings;
    private final Faults faults;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    SettlementService(
            SettlementSql settlements,
            SettlementInsertSql inserts,
            SettlementAccess access,
            AgreementReader agreements,
            RosterSql roster,
            PeriodBooks books,
            PoolSql pools,
            RecheckSql rechecks,
            CarriedCostSql carriedCosts,
            Contests contests,
            SettlementSettings settings,
            Faults faults,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.settlements = settlements;
        this.inserts = inserts;
        this.access = access;
        this.agreements = agreements;
        this.roster = roster;
        this.books = books;
        this.pools = pools;
        this.rechecks = rechecks;
        this.carriedCosts = carriedCosts;
        this.contests = contests;
        this.settings = settings;
        this.faults = faults;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything that comes before the transaction, the call to rebate-service included. */
    Uni<Preparation> prepare(TeamId team, YearMonth period, Optional<PartnerId> caller) {
        return pool.withConnection(connection ->
                        access.requireLead(connection, team, caller, "team")
                                .chain(() -> settlements.idOfPeriod(connection, team, period, 0))
                                .chain(settled ->
                                        settled.isPresent()
                                                ? Uni.createFrom().item(settled(settled.get()))
                                                : due(connection, team, period)))
                .chain(step ->
                        switch (step) {
                            case Step.Done(Preparation.Settled settled) ->
                                    Uni.createFrom().item(settled);
                            case Step.Fetch(Agreement agreement) ->
                                    books.snapshot(agreement, period)
                                            .map(snapshot ->
                                                    new Preparation.Ready(agreement, snapshot));
                        });
    }

    private sealed interface Step {

        record Done(Preparation.Settled settled) implements Step {}

        record Fetch(Agreement agreement) implements Step {}
    }

    private static Step settled(UUID id) {
        return new Step.Done(new Preparation.Settled(id));
    }

    private Uni<Step> due(SqlConnection connection, TeamId team, YearMonth period) {
        YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        if (!period.isBefore(present)) {
            throw refusal(TeamProblem.PERIOD_NOT_OVER);
        }
        return inForce(connection, team, period).map(Step.Fetch::new);
    }

    private Uni<Agreement> inForce(SqlConnection connection, TeamId team, YearMonth period) {
        return agreements
                .inForce(connection, team, period)
                .map(found -> found.orElseThrow(() -> refusal(TeamProblem.NO_AGREEMENT_IN_FORCE)));
    }

    /**
     * Stores the result. Takes the team's turn, so that no agreement changes and nobody else
     * settles.
     */
    Uni<Settlement> settle(
            SqlConnection connection, TeamId team, YearMonth period, Preparation preparation) {
        return switch (preparation) {
            case Preparation.Settled(UUID id) -> throw periodSettled(id);
            case Preparation.Ready(Agreement agreement, Snapshot snapshot) ->
                    roster.lockedLead(connection, team)
                            .chain(() -> settlements.idOfPeriod(connection, team, period, 0))
                            .invoke(settled ->
                                    settled.ifPresent(id -> {
                                        throw periodSettled(id);
                                    }))
                            .chain(() -> inForce(connection, team, period))
                            .invoke(present -> requireSame(agreement, present))
                            .chain(() -> store(connection, agreement, period, snapshot));
        };
    }

    private Uni<Settlement> store(
            SqlConnection connection, Agreement agreement, YearMonth period, Snapshot snapshot) {
        Terms terms = agreement.terms();
        SettlementState.Calculated state =
                new SettlementState.Open().calculate(clock.instant(), terms.objectionDays());
        UUID id = ids.next();
        Settlement settlement =
                new Settlement(
                        id,
                        agreement.team(),
                        agreement.id().value(),
                        agreement.digest(),
                        period,
                        0,
                        state,
                        snapshot,
                        Calculation.results(
                                terms,
                                agreement.presences(period),
                                new TieOrder(agreement.digest(), period),
                                snapshot),
                        List.of(),
                        Collections.emptySortedSet(),
                        Chain.of(id),
                        1);
        Instant postFrom = state.objectionUntil().plus(settings.postAfter());
        PoolSql.Due reservations = new PoolSql.Due(agreement.team(), period, 0);
        return inserts.insert(connection, settlement, state, postFrom)
                // What was reserved by estimate is reserved as it was calculated, right away.
                .chain(() -> pools.dueAt(connection, reservations, clock.instant()))
                .chain(() ->
                        carriedCosts.insert(
                                connection,
                                settlement,
                                terms.recoupment().orElse(false),
                                clock.instant()))
                // A change between the snapshot and now is nobody's to tell of: look once more.
                .chain(() -> rechecks.mark(connection, id, clock.instant()))
                .invoke(() -> faults.reached(SagaStep.SETTLEMENT_CALCULATING))
                .replaceWith(settlement);
    }

    /** What {@link #settle} has stored is committed. */
    void committed() {
        faults.reached(SagaStep.SETTLEMENT_CALCULATED);
    }

    /** The snapshot was fetched for one version; another has come into force since. */
    private static void requireSame(Agreement fetchedFor, Agreement present) {
        if (!fetchedFor.id().equals(present.id())) {
            throw ProblemException.of(
                    CommonProblem.UNAVAILABLE,
                    "The team's agreement was just replaced: settle again.");
        }
    }

    /** The settlement; a restatement with what is claimed beyond the parts that it leaves. */
    Uni<SettlementView> get(UUID id, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                settlements
                        .find(connection, id)
                        .map(SettlementService::present)
                        .call(settlement -> access.requireSight(connection, settlement, viewer))
                        .chain(settlement ->
                                claims(connection, settlement)
                                        .map(claims ->
                                                SettlementView.of(
                                                        settlement,
                                                        Claim.beyondParts(
                                                                claims, settlement.results())))));
    }

    private Uni<List<Claim>> claims(SqlConnection connection, Settlement settlement) {
        return settlement.number() == 0
                ? Uni.createFrom().item(List.of())
                : contests.claims(connection, settlement.chain().ids());
    }

    Uni<Page<SettlementView>> list(TeamId team, Optional<PartnerId> viewer, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return pool.withConnection(connection ->
                access.requireSight(connection, team, viewer, "team")
                        .chain(() -> access.stranger(connection, team, viewer))
                        .chain(onlyOf ->
                                settlements.list(connection, team, after, onlyOf, page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        row -> Cursor.of(row.id()),
                                        SettlementView::of)));
    }

    static Settlement present(Optional<Settlement> found) {
        return found.orElseThrow(() -> ProblemException.notFound("settlement"));
    }

    private static ProblemException periodSettled(UUID id) {
        return refusal(TeamProblem.PERIOD_SETTLED).with("settlementId", id);
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
