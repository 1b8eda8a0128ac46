package io.tandem.referral.click;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How clicks are noted. */
@ConfigMapping(prefix = "tandem.click")
interface ClickSettings {

    String DEVELOPMENT_SECRET = "development only: anybody can read this";

    /**
     * Keys the hashes of visitors' addresses. The same for all replicas, and nobody else's to know.
     */
    @WithDefault(DEVELOPMENT_SECRET)
    String secret();

    /**
     * How many clicks wait in memory at most; more than that are sent on without a note, and
     * counted.
     */
    @WithDefault("100000")
    int capacity();

    /** How long a click waits at most before it is written. */
    @WithDefault("PT0.2S")
    Duration flushEvery();

    /** How long an orderly stop waits for the database to take what is left. */
    @WithDefault("PT10S")
    Duration drainWithin();
}
