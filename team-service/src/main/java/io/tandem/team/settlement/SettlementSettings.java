package io.tandem.team.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How settlements are driven. */
@ConfigMapping(prefix = "tandem.settlement")
interface SettlementSettings {

    /** How often to look for settlements that are to be posted. */
    @WithDefault("15s")
    String resumeEvery();

    /** How long after the objection window one that nobody has posted posts itself. */
    @WithDefault("PT5M")
    Duration postAfter();

    /** How often to look whether earnings of settled periods have changed. */
    @WithDefault("15s")
    String restateEvery();

    /** How often to look for pools whose reservations are not current. */
    @WithDefault("60s")
    String reserveEvery();

    /** For how long a pool's reservations count as current. */
    @WithDefault("PT5M")
    Duration reserveAgain();

    /** How often to look for periods that are due by their agreement's calendar. */
    @WithDefault("60s")
    String calendarEvery();
}
