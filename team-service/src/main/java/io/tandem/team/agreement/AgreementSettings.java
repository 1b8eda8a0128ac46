package io.tandem.team.agreement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How agreements are made. */
@ConfigMapping(prefix = "tandem.agreement")
interface AgreementSettings {

    /** For how long a proposal can be signed. */
    @WithDefault("P30D")
    Duration proposalValidity();

    /** How often to put on record that proposals have expired; the scheduler's own words. */
    @WithDefault("1m")
    String expireEvery();

    /** How often to tell whose links expire, since they have left; the scheduler's own words. */
    @WithDefault("15s")
    String expireLinksEvery();
}
