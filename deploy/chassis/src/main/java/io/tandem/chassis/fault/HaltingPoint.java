package io.tandem.chassis.fault;

import java.util.Collection;
import java.util.Optional;

/**
 * The step, if any, at which this process dies as if by kill -9: no hook runs, nothing is flushed.
 *
 * @param step its name in the configuration, such as {@code settlement-transferred}
 */
public record HaltingPoint(Optional<String> step) {

    /** The configuration key of every service. */
    public static final String KEY = "tandem.fault.halt-at";

    private static final int AS_KILLED = 137;

    /**
     * @throws IllegalStateException in production when any step is named, elsewhere when it is none
     *     of the known ones
     */
    public void requireHarmless(Collection<String> known, boolean isProduction) {
        if (step.isPresent() && isProduction) {
            throw new IllegalStateException(
                    KEY + " makes the process die: it is not for production");
        }
        if (step.isPresent() && !known.contains(step.get())) {
            throw new IllegalStateException(KEY + " names no step of this service: " + step.get());
        }
    }

    /** Does not return from the step that was named. */
    public void reached(String present) {
        if (step.isPresent() && step.get().equals(present)) {
            Runtime.getRuntime().halt(AS_KILLED);
        }
    }
}
