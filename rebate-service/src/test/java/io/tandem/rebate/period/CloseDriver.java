package io.tandem.rebate.period;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets tests run the job that closes months by hand. */
@ApplicationScoped
public class CloseDriver {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject AutomaticClose close;

    public void run() {
        close.run().await().atMost(LIMIT);
    }

    public void run(String programme) {
        close.closeDue(programme).await().atMost(LIMIT);
    }

    /** As two replicas would at the same time. */
    public void runTwiceAtOnce(String programme) {
        var first = close.closeDue(programme).subscribeAsCompletionStage();
        var second = close.closeDue(programme).subscribeAsCompletionStage();
        first.join();
        second.join();
    }
}
