package io.tandem.chassis.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where a service takes the token from by which it calls its neighbours. */
@ConfigMapping(prefix = "tandem.service-token")
public interface ServiceTokenSource {

    /**
     * A file that holds a token of role {@code service} and is rewritten before it expires, as
     * Kubernetes and Vault do. Without it the OIDC client's credentials are used ({@code
     * quarkus.oidc-client.*}).
     */
    Optional<Path> file();
}
