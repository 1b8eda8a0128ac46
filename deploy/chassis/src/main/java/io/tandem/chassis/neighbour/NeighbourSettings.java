package io.tandem.chassis.neighbour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How patient we are with each neighbour, by its name. */
@ConfigMapping(prefix = "tandem.neighbour")
public interface NeighbourSettings {

    @WithParentName
    @WithDefaults
    Map<String, Patience> named();

    /** How patient we are with one. */
    interface Patience {

        /** How long one attempt may take, waiting for a free place included. */
        @WithDefault("10s")
        Duration attemptTimeout();

        /** After how long no further attempt begins. */
        @WithDefault("10s")
        Duration retryWithin();

        /** How often a call that may be made twice is made again at most; 0 for never. */
        @WithDefault("2")
        int retries();

        /** How long to wait before the first further attempt; each time twice as long. */
        @WithDefault("100ms")
        Duration retryDelay();

        /** Up to how much longer or shorter to wait, so that callers do not come in step. */
        @WithDefault("50ms")
        Duration retryJitter();

        /** How many calls are under way at once at most. */
        @WithDefault("16")
        int concurrent();

        /** How many more wait for their turn at most; one beyond them is refused at once. */
        @WithDefault("64")
        int waiting();

        /** What a caller that is told 503 is asked to wait. */
        @WithDefault("5s")
        Duration retryAfter();

        Breaker breaker();
    }

    /** When a neighbour is left alone. */
    interface Breaker {

        /** Of how many calls in a row the failed ones are counted. */
        @WithDefault("10")
        int calls();

        /** From how many failures in a hundred on it is left alone. */
        @WithDefault("50")
        int failuresPercent();

        /** For how long it is left alone before one call tries it. */
        @WithDefault("5s")
        Duration openFor();
    }
}
