package io.tandem.team.performance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the installation allows. */
@ConfigMapping(prefix = "tandem.performance")
interface PerformanceSettings {

    /**
     * Whether members may be ranked by volume where their agreement says so. Off where the rules of
     * a country that is served forbid contests by volume.
     */
    @WithDefault("true")
    boolean volumeRanks();
}
