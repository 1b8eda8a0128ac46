package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.PoolSql.Due;
import io.tandem.team.settlement.PoolSql.Purse;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the members' pooled shares reserved, so that no payout takes them before they are settled:
 * of a period that is not settled yet what its members' earnings come to so far, of a calculated
 * settlement what was put into its pool, of a calculated restatement what is put in beyond that or
 * is to be given, of a posted one nothing. What rebate-service was told is stored after it was
 * told: a crash in between has it told again, which changes nothing there.
 */
@ApplicationScoped
class PoolKeeper {

    static final String PURPOSE = "Pooled share of ";

    /** Longer than telling a hundred members' purses can take. */
    private static final Duration TURN = Duration.ofMinutes(5);

    private static final int OLD_FACTOR = 12;

    private final PoolSql pools;
    private final SettlementSql settlements;
    private final AgreementReader agreements;
    private final RebateBooks rebate;
    private final RebateFunds funds;
    private final SettlementSettings settings;
    private final Faults faults;
    private final Pool pool;
    private final Clock clock;

    PoolKeeper(
            PoolSql pools,
            SettlementSql settlements,
            AgreementReader agreements,
            RebateBooks rebate,
            RebateFunds funds,
            SettlementSettings settings,
            Faults faults,
            Pool pool,
            Clock clock) {
        this.pools = pools;
        this.settlements = settlements;
        this.agreements = agreements;
        this.rebate = rebate;
        this.funds = funds;
        this.settings = settings;
        this.faults = faults;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tandem.settlement.reserve-every:60s}",
            identity = "settlement-pool-keeper",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepAll() {
        return discover()
                .chain(this::keepDue)
                .onFailure()
                .invoke(e -> Log.warnf("Reservations are looked after later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> discover() {
        return pools.discover(pool, present(), clock.instant());
    }

    private YearMonth present() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private Uni<Void> keepDue() {
        return pools.take(pool, clock.instant(), TURN)
                .chain(due ->
                        due.map(one -> keep(one).chain(this::keepDue))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> keep(Due due) {
        return pool.withConnection(connection ->
                        settlements
                                .idOfPeriod(connection, due.team(), due.period(), due.number())
                                .chain(id ->
                                        id.map(one -> settlements.find(connection, one))
                                                .orElseGet(() ->
                                                        Uni.createFrom().item(Optional.empty()))))
                .chain(settlement ->
                        settlement.map(one -> keepSettled(due, one)).orElseGet(() -> keepOpen(due)))
                // One that cannot be told waits for its next turn, and does not keep others
                // waiting.
                .onFailure()
                .invoke(e ->
                        Log.warnf(
                                "Reservations of team %s, %s wait: %s",
                                due.team().value(), due.period(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> keepSettled(Due due, Settlement settlement) {
        return switch (settlement.state()) {
            case SettlementState.Posted _ ->
                    Uni.createFrom()
                            .item(settlement.reference())
                            .invoke(() -> faults.reached(SagaStep.SETTLEMENT_RECORDED))
                            .chain(funds::letGo)
                            .invoke(() -> faults.reached(SagaStep.SETTLEMENT_RESERVATIONS_RELEASED))
                            .chain(() -> pools.close(pool, due));
            case SettlementState.Calculated _, SettlementState.Posting _, SettlementState.Open _ ->
                    align(due, kept(settlement)).chain(() -> again(due));
        };
    }

    private Uni<Void> keepOpen(Due due) {
        return pool.withConnection(
                        connection -> agreements.inForce(connection, due.team(), due.period()))
                .chain(agreement ->
                        agreement
                                .map(one -> earned(one, due.period()))
                                .orElseGet(() -> Uni.createFrom().item(new TreeMap<>())))
                .chain(wanted -> align(due, wanted))
                .chain(() -> again(due));
    }

    /** What was earned long ago seldom changes. */
    private Uni<Void> again(Due due) {
        boolean isOld = due.period().isBefore(present().minusMonths(1));
        Duration pause = settings.reserveAgain().multipliedBy(isOld ? OLD_FACTOR : 1);
        return pools.dueAt(pool, due, clock.instant().plus(pause));
    }

    /** What the period's earnings so far put into the pool. */
    private Uni<SortedMap<Purse, Money>> earned(Agreement agreement, YearMonth period) {
        Terms terms = agreement.termsIn(period);
        return rebate.snapshot(agreement, period)
                .map(snapshot -> earned(terms, agreement.presences(period), snapshot));
    }

    private static SortedMap<Purse, Money> earned(
            Terms terms, SortedMap<PartnerId, BigDecimal> presences, Snapshot snapshot) {
        SortedMap<Purse, Money> earned = new TreeMap<>();
        snapshot.assets()
                .forEach(asset ->
                        Calculation.pooled(asset, terms, presences, snapshot)
                                .forEach((member, units) ->
                                        putPositive(
                                                earned,
                                                new Purse(member, asset),
                                                Money.ofUnits(asset, units))));
        return earned;
    }

    private static SortedMap<Purse, Money> kept(Settlement settlement) {
        SortedMap<Purse, Money> kept = new TreeMap<>();
        settlement
                .results()
                .forEach(result ->
                        result.lines()
                                .forEach(line ->
                                        putPositive(
                                                kept,
                                                new Purse(line.member(), result.pool().asset()),
                                                new Money(result.pool().asset(), line.kept()))));
        return kept;
    }

    private static void putPositive(SortedMap<Purse, Money> all, Purse purse, Money amount) {
        if (amount.signum() > 0) {
            all.put(purse, amount);
        }
    }

    /** Tells what differs from what was told. */
    private Uni<Void> align(Due due, SortedMap<Purse, Money> wanted) {
        return pools.told(pool, due)
                .chain(told -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (var change : changes(told, wanted).entrySet()) {
                        all = all.chain(() -> tell(due, change.getKey(), change.getValue()));
                    }
                    return all;
                });
    }

    private static SortedMap<Purse, Money> changes(
            SortedMap<Purse, Money> told, SortedMap<Purse, Money> wanted) {
        SortedMap<Purse, Money> changes = new TreeMap<>(wanted);
        told.forEach((purse, amount) -> {
            Money want = wanted.getOrDefault(purse, Money.zero(purse.asset()));
            if (want.equals(amount)) {
                changes.remove(purse);
            } else {
                changes.put(purse, want);
            }
        });
        return changes;
    }

    private Uni<Void> tell(Due due, Purse purse, Money amount) {
        return funds.reserve(
                        Settlement.reference(due.team(), due.period(), due.number()),
                        purse.member(),
                        amount,
                        PURPOSE + due.period())
                .invoke(() -> faults.reached(SagaStep.SETTLEMENT_RESERVED))
                .chain(() -> pools.tell(pool, due, purse, amount));
    }
}
