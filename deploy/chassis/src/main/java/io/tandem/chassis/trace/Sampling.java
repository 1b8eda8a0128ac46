package io.tandem.chassis.trace;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Decides which spans are recorded: OpenTelemetry's own switches are fixed when it is built. */
@ApplicationScoped
class Sampling {

    @Produces
    @Singleton
    Sampler sampler(TraceSettings settings) {
        return settings.export()
                ? Sampler.parentBased(Sampler.traceIdRatioBased(settings.percent() / 100.0))
                : Sampler.alwaysOff();
    }
}
