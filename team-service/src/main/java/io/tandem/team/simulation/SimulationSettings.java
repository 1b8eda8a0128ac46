package io.tandem.team.simulation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What simulations may cost. What they say never depends on this. */
@ConfigMapping(prefix = "tandem.simulation")
interface SimulationSettings {

    /** So many simulations a team keeps at most. */
    @WithDefault("200")
    int maxPerTeam();

    /** For how long one is kept that no signature names. */
    @WithDefault("P90D")
    Duration keep();
}
