package io.tandem.team.settlement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on with postings that a crash or a silent neighbour interrupted. Any replica may do it. */
@ApplicationScoped
class PostingResumer {

    private final PostingService postings;

    PostingResumer(PostingService postings) {
        this.postings = postings;
    }

    @Scheduled(
            every = "${tandem.settlement.resume-every:15s}",
            identity = "settlement-posting-resumer",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> resumeAll() {
        return postings.resumeOne()
                .chain(more -> more ? resumeAll() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(e -> Log.warnf("A posting goes on later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
