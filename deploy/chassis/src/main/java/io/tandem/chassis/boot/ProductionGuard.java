package io.tandem.chassis.boot;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Ends the start of a production process whose configuration is fit for a laptop only. */
@ApplicationScoped
class ProductionGuard {

    private final Config config;

    ProductionGuard(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (!ConfigUtils.isProfileActive("prod")) {
            return;
        }
        List<String> faults =
                UnsafeConfiguration.faults(key -> config.getOptionalValue(key, String.class));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "This configuration is unsafe in production; mend it, or start with"
                            + " QUARKUS_PROFILE=local on a machine of your own:\n - "
                            + String.join("\n - ", faults));
        }
    }
}
