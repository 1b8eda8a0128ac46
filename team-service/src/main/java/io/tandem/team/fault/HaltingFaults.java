package io.tandem.team.fault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.tandem.chassis.fault.HaltingPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Halts the process at the step that the configuration names. Names none by default. */
@ApplicationScoped
class HaltingFaults implements Faults {

    private final HaltingPoint point;

    HaltingFaults(@ConfigProperty(name = HaltingPoint.KEY) Optional<String> haltAt) {
        this.point = new HaltingPoint(haltAt);
    }

    void check(@Observes StartupEvent start) {
        requireHarmless(ConfigUtils.isProfileActive("prod"));
    }

    /**
     * @throws IllegalStateException in production when any step is named, elsewhere when it is none
     */
    void requireHarmless(boolean isProduction) {
        point.requireHarmless(
                Arrays.stream(SagaStep.values()).map(SagaStep::key).toList(), isProduction);
    }

    @Override
    public void reached(SagaStep step) {
        point.reached(step.key());
    }
}
