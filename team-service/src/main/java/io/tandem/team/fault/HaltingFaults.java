package io.tandem.team.fault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Halts the process at the step that the configuration names, as a kill -9 would: no hook runs,
 * nothing is flushed. Names none by default.
 */
@ApplicationScoped
class HaltingFaults implements Faults {

    static final String HALT_AT = "tandem.fault.halt-at";

    private static final int AS_KILLED = 137;

    private final Optional<String> haltAt;

    HaltingFaults(@ConfigProperty(name = HALT_AT) Optional<String> haltAt) {
        this.haltAt = haltAt;
    }

    void check(@Observes StartupEvent start) {
        requireHarmless(haltAt, ConfigUtils.isProfileActive("prod"));
    }

    /**
     * @throws IllegalStateException in production when any step is named, elsewhere when it is none
     */
    static void requireHarmless(Optional<String> haltAt, boolean isProduction) {
        if (haltAt.isPresent() && isProduction) {
            throw new IllegalStateException(
                    HALT_AT + " makes the process die: it is not for production");
        }
        if (haltAt.isPresent() && haltAt.flatMap(SagaStep::of).isEmpty()) {
            throw new IllegalStateException(HALT_AT + " names no step of a saga: " + haltAt.get());
        }
    }

    @Override
    public void reached(SagaStep step) {
        if (haltAt.isPresent() && haltAt.get().equals(step.key())) {
            Runtime.getRuntime().halt(AS_KILLED);
        }
    }
}
