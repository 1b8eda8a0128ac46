package io.tandem.team.fault;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Cuts a use case off at a step, once: nothing after the step happens, a transaction that is open
 * there never commits, as if the process had died.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class CuttingFaults implements Faults {

    private final AtomicReference<SagaStep> cut = new AtomicReference<>();

    /** Thrown in the place of a process' end. */
    public static final class Cut extends RuntimeException {

        private static final long serialVersionUID = 1;

        Cut(SagaStep step) {
            super("cut at " + step.key());
        }
    }

    public void cutAt(SagaStep step) {
        cut.set(step);
    }

    /** Whether the step was never reached, or no longer waits to be. */
    public boolean waits() {
        return cut.get() != null;
    }

    public void mend() {
        cut.set(null);
    }

    @Override
    public void reached(SagaStep step) {
        if (cut.compareAndSet(step, null)) {
            throw new Cut(step);
        }
    }
}
