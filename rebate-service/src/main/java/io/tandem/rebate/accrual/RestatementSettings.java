package io.tandem.rebate.accrual;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How trades are rated anew when a plan or a tier asks for it. */
@ConfigMapping(prefix = "tandem.restatement")
interface RestatementSettings {

    /** Trades that are looked at in one transaction: for so long the intake waits at a time. */
    @WithDefault("5000")
    int chunk();

    /** How long who asked for it waits for the end; then the schedule goes on with it. */
    @WithDefault("10s")
    Duration patience();

    /** How often it is looked whether something was left undone; {@code off} is never. */
    @WithDefault("10s")
    String every();
}
