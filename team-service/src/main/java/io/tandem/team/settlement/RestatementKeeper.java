package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps settlements true to what was earned. Any replica may do it. */
@ApplicationScoped
class RestatementKeeper {

    private final EarningsFollower follower;
    private final RestatementService restatements;

    RestatementKeeper(EarningsFollower follower, RestatementService restatements) {
        this.follower = follower;
        this.restatements = restatements;
    }

    @Scheduled(
            every = "${tandem.settlement.restate-every:15s}",
            identity = "settlement-restatement-keeper",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> restateAll() {
        return followAll()
                .onFailure()
                .invoke(e -> Log.warnf("Earnings are followed later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(this::recheckAll)
                .onFailure()
                .invoke(e -> Log.warnf("Settlements are looked at later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> followAll() {
        return follower.followNext()
                .chain(more -> more ? followAll() : Uni.createFrom().voidItem());
    }

    private Uni<Void> recheckAll() {
        return restatements
                .recheckNext()
                .chain(more -> more ? recheckAll() : Uni.createFrom().voidItem());
    }
}
