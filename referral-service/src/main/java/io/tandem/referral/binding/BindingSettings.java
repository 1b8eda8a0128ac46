package io.tandem.referral.binding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How claims are taken. */
@ConfigMapping(prefix = "tandem.binding")
interface BindingSettings {

    /** How far ahead of ours the clock of those may run who tell of sign-ups. */
    @WithDefault("PT1M")
    Duration clockSkew();

    /** How often users are derived anew whom a change of a partner may concern. */
    @WithDefault("1s")
    String rederiveEvery();

    /** How many lines of a stream are dealt with in one transaction. */
    @WithDefault("500")
    int streamBatch();

    /** The longest line of a stream that is read. */
    @WithDefault("65536")
    int streamMaxLineBytes();
}
