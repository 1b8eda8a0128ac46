package io.tandem.rebate.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Looks at open breaks again, as the schedule does. */
@ApplicationScoped
public class ReconciliationDriver {

    private final Matching matching;

    ReconciliationDriver(Matching matching) {
        this.matching = matching;
    }

    public void recheck() {
        matching.catchUp().await().atMost(Duration.ofSeconds(30));
    }
}
