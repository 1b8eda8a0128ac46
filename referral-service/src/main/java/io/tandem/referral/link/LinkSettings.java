package io.tandem.referral.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where links are published. */
@ConfigMapping(prefix = "tandem.link")
interface LinkSettings {

    /**
     * What stands before {@code /r/{code}} in a link's address, as the public reaches this service.
     */
    @WithDefault("http://localhost:8081")
    String baseUrl();
}
