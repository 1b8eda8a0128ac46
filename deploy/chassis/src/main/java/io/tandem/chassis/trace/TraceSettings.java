package io.tandem.chassis.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether spans are recorded. The trace context goes from service to service in any case. */
@ConfigMapping(prefix = "tandem.traces")
interface TraceSettings {

    /**
     * Whether spans go to the collector at {@code quarkus.otel.exporter.otlp.endpoint}. One that
     * does not listen costs the spans and nothing else.
     */
    @WithDefault("false")
    boolean export();

    /** How many in a hundred of the traces that begin here; what a caller began it decides. */
    @WithDefault("100")
    int percent();
}
