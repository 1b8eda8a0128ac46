package io.tandem.rebate.integrity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the books check themselves. */
@ConfigMapping(prefix = "tandem.integrity")
interface IntegritySettings {

    /** How often they are checked as a whole, by one replica. It reads every posting. */
    @WithDefault("PT6H")
    Duration every();

    /** How often each replica looks whether it is time. */
    @WithDefault("5m")
    String lookEvery();
}
