package io.tandem.team.cost;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets silence decide costs whose time is over. Any replica may do it. */
@ApplicationScoped
class CostKeeper {

    private final CostService costs;

    CostKeeper(CostService costs) {
        this.costs = costs;
    }

    @Scheduled(
            every = "${tandem.cost.elapse-every:1m}",
            identity = "cost-keeper",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> elapseAll() {
        return costs.elapseOne()
                .chain(more -> more ? elapseAll() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(e -> Log.warnf("Costs are decided later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
