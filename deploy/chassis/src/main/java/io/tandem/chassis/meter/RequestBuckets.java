package io.tandem.chassis.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives the durations of requests the bounds that alerts and percentiles are reckoned from. Methods
 * that nobody has defined are counted as one: whoever makes them up does not make up series.
 */
@ApplicationScoped
class RequestBuckets {

    private static final String REQUESTS = "http.server.requests";
    private static final String METHOD = "method";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final double[] BOUNDS_NANOS =
            Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
                    .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
                    .toArray();

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getTag(METHOD);
                return REQUESTS.equals(id.getName()) && method != null && !METHODS.contains(method)
                        ? id.replaceTags(Tags.of(id.getTags()).and(METHOD, "OTHER"))
                        : id;
            }

            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS_NANOS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
