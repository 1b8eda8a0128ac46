package io.tandem.referral.click;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Ends the start of a production process that would hash visitors' addresses under a key that
 * anybody knows.
 */
@ApplicationScoped
class SecretGuard {

    private static final int SHORTEST = 32;

    private final ClickSettings settings;

    SecretGuard(ClickSettings settings) {
        this.settings = settings;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (ConfigUtils.isProfileActive("prod")) {
            require(settings.secret());
        }
    }

    static void require(String secret) {
        if (secret.equals(ClickSettings.DEVELOPMENT_SECRET) || secret.length() < SHORTEST) {
            throw new IllegalStateException(
                    "tandem.click.secret is the development one or shorter than "
                            + SHORTEST
                            + " characters: set your own");
        }
    }
}
