package io.tandem.team.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an installation decides about teams. */
@ConfigMapping(prefix = "tandem.roster")
interface RosterSettings {

    /** For how long an invitation can be accepted. */
    @WithDefault("P30D")
    Duration invitationValidity();
}
