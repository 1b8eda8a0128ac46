package io.tandem.rebate.reconciliation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How commission files are taken in. */
@ConfigMapping(prefix = "tandem.reconciliation")
public interface ReconciliationSettings {

    /** The largest file. It is spooled to disk, not held; tandem.http.max-body bounds it too. */
    @WithDefault("10M")
    MemorySize maxFile();

    /** How many broken rules a refusal names at most. */
    @WithDefault("100")
    int faults();

    /** How often open breaks are looked at again. */
    @WithDefault("1m")
    String every();
}
