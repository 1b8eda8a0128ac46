package io.tandem.rebate.fault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.fault.HaltingPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Told by bookings where they are; goes on, unless the configuration has the process die there. */
@ApplicationScoped
public class Faults {

    private final HaltingPoint point;

    Faults(@ConfigProperty(name = HaltingPoint.KEY) Optional<String> haltAt) {
        this.point = new HaltingPoint(haltAt);
    }

    void check(@Observes StartupEvent start) {
        point.requireHarmless(
                Arrays.stream(BookingStep.values()).map(BookingStep::key).toList(),
                ConfigUtils.isProfileActive("prod"));
    }

    /** The step lies right behind what the Uni does. */
    public <T> UnaryOperator<Uni<T>> after(BookingStep step) {
        return done -> done.invoke(() -> point.reached(step.key()));
    }
}
