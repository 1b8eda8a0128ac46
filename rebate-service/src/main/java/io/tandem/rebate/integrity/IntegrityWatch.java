package io.tandem.rebate.integrity;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Checks the books as a whole by itself, one replica at a time, and keeps what came of it where all
 * replicas read it. One that dies while it checks leaves the turn to the next time.
 */
@ApplicationScoped
class IntegrityWatch {

    private static final String TAKE_TURN =
            "update integrity_check set begun_at = $1 where begun_at <= $2";

    private static final String RECORD =
            "update integrity_check set checked_at = $1, differences = $2";

    private final IntegritySql integrity;
    private final IntegritySettings settings;
    private final Pool pool;
    private final Clock clock;

    IntegrityWatch(IntegritySql integrity, IntegritySettings settings, Pool pool, Clock clock) {
        this.integrity = integrity;
        this.settings = settings;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            identity = "integrity",
            every = "{tandem.integrity.look-every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return checkIfDue()
                .onFailure()
                .invoke(e -> Log.warnf("The books could not be checked: %s", e.toString()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    /** Whether it was this one's turn. */
    Uni<Boolean> checkIfDue() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Duration every = settings.every();
        return pool.preparedQuery(TAKE_TURN)
                .execute(Tuple.of(now, now.minus(every)))
                .map(result -> result.rowCount() == 1)
                .call(mine -> mine ? check() : Uni.createFrom().voidItem());
    }

    private Uni<Void> check() {
        return integrity
                .check()
                .chain(found -> {
                    long faults = faults(found);
                    if (faults > 0) {
                        Log.errorf(
                                "The books are wrong in %d places: see /v1/ledger/integrity",
                                faults);
                    }
                    return pool.preparedQuery(RECORD)
                            .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), faults));
                })
                .replaceWithVoid();
    }

    private static long faults(IntegrityView found) {
        long unequal = found.assets().stream().filter(asset -> asset.sum().signum() != 0).count();
        return unequal
                + Stream.of(
                                found.balances(),
                                found.accruals(),
                                found.reserved(),
                                found.held(),
                                found.suspense())
                        .mapToLong(IntegrityView.Check::differing)
                        .sum();
    }
}
