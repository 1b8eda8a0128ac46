package io.tandem.team.dispute;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Lets deadlines pass, and goes on with contested money. Any replica may do it. */
@ApplicationScoped
class DisputeAdvancer {

    private final DisputeSql rows;
    private final DisputeService disputes;
    private final EscrowService escrows;
    private final Pool pool;
    private final Clock clock;

    DisputeAdvancer(
            DisputeSql rows,
            DisputeService disputes,
            EscrowService escrows,
            Pool pool,
            Clock clock) {
        this.rows = rows;
        this.disputes = disputes;
        this.escrows = escrows;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tandem.dispute.advance-every:15s}",
            identity = "dispute-advancer",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> advanceAll() {
        return elapseAll()
                .chain(() -> escrows.advance(Optional.empty()))
                .onFailure()
                .invoke(e -> Log.warnf("A dispute goes on later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Each by itself: one that cannot be read does not keep the others waiting. */
    private Uni<Void> elapseAll() {
        return rows.due(pool, clock.instant())
                .chain(due -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (UUID id : due) {
                        all = all.chain(() -> elapse(id));
                    }
                    return all;
                });
    }

    private Uni<Void> elapse(UUID id) {
        return pool.withTransaction(connection -> disputes.elapse(connection, id))
                .onFailure()
                .invoke(e -> Log.errorf(e, "Dispute %s does not go on", id))
                .onFailure()
                .recoverWithNull();
    }
}
