package io.tandem.rebate.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How referral-service is followed. */
@ConfigMapping(prefix = "tandem.follow")
public interface FollowSettings {

    /** Whether the feed is followed by itself. */
    @WithDefault("true")
    boolean enabled();

    /** How long to wait after the end of the feed was reached. */
    @WithDefault("500ms")
    Duration interval();

    /** The longest wait between attempts while the neighbour is down. */
    @WithDefault("30s")
    Duration maxBackoff();

    /** Entries that are asked for, and applied in one transaction. */
    @WithDefault("500")
    int pageSize();

    Lookup lookup();

    /** Asking for a user's binding when a trade comes before it. */
    interface Lookup {

        @WithDefault("true")
        boolean enabled();

        /** How long a batch of trades waits for the answer at most. */
        @WithDefault("1s")
        Duration timeout();

        /** How long a user without a binding is not asked for again. */
        @WithDefault("10s")
        Duration remember();
    }
}
