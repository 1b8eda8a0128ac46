package io.tandem.rebate.accrual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets tests run the job of hold days by hand. */
@ApplicationScoped
public class MaturityDriver {

    @Inject Maturing maturing;

    public void run() {
        maturing.run().await().atMost(Duration.ofSeconds(30));
    }

    /** As two replicas would at the same time. */
    public void runTwiceAtOnce() {
        var first = maturing.run().subscribeAsCompletionStage();
        var second = maturing.run().subscribeAsCompletionStage();
        first.join();
        second.join();
    }
}
