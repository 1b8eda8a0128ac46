package io.tandem.chassis.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may weigh. */
@ConfigMapping(prefix = "tandem.http")
public interface HttpLimits {

    /** The largest body that is read whole. A stream of NDJSON has no limit. */
    @WithDefault("10M")
    MemorySize maxBody();

    /** The most that all headers of a request may hold, names and values. */
    @WithDefault("16K")
    MemorySize maxHeaders();
}
