package io.tandem.chassis.boot;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

class SystemClock {

    private static final Duration TICK = Duration.ofNanos(1000);

    /** Ticks in microseconds, as PostgreSQL keeps time: what is answered now is read back later. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }
}
