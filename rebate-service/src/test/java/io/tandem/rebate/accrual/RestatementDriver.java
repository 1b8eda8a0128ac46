package io.tandem.rebate.accrual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets tests go on with restatements by hand. */
@ApplicationScoped
public class RestatementDriver {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject RestatementRuns runs;

    public void run() {
        runs.run().await().atMost(LIMIT);
    }

    public void piece(String programme) {
        runs.piece(programme).await().atMost(LIMIT);
    }

    /** As two replicas would at the same time. */
    public void runTwiceAtOnce() {
        var first = runs.run().subscribeAsCompletionStage();
        var second = runs.run().subscribeAsCompletionStage();
        first.join();
        second.join();
    }
}
