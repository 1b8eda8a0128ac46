package io.tandem.referral.binding;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Derives anew those whom a change of a partner's accounts or standing concerns. The change lists
 * them in its own transaction, so none is forgotten by a crash, and several replicas share the
 * list.
 */
@ApplicationScoped
class Rederivation {

    private static final int BATCH = 500;

    private final ClaimService claims;

    Rederivation(ClaimService claims) {
        this.claims = claims;
    }

    @Scheduled(
            every = "${tandem.binding.rederive-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return claims.rederive(BATCH)
                .chain(done -> done < BATCH ? Uni.createFrom().voidItem() : run());
    }
}
