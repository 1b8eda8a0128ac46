package io.tandem.chassis.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must not be so in production, each told with the setting that mends it. */
final class UnsafeConfiguration {

    private static final Set<String> DEFAULT_PASSWORDS =
            Set.of(
                    "",
                    "admin",
                    "changeme",
                    "changeit",
                    "password",
                    "postgres",
                    "quarkus",
                    "secret",
                    "tandem",
                    "test");
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String DEVELOPMENT_KEY = "quarkus.oidc.public-key";
    private static final String PASSWORD = "quarkus.datasource.password";

    private UnsafeConfiguration() {}

    static List<String> faults(Function<String, Optional<String>> setting) {
        List<String> faults = new ArrayList<>();
        if (setting.apply(DEVELOPMENT_KEY).isPresent()) {
            faults.add(
                    DEVELOPMENT_KEY
                            + " is a development key, which nobody rotates: set "
                            + ISSUER
                            + " to the issuer's https address instead");
        }
        Optional<String> issuer = setting.apply(ISSUER);
        if (issuer.isEmpty()) {
            faults.add(ISSUER + " is missing: tokens need an issuer");
        } else if (!issuer.get().startsWith("https://")) {
            faults.add(ISSUER + " is not https: keys that come over plain text can be anybody's");
        }
        setting.apply("quarkus.oidc-client.auth-server-url")
                .filter(url -> !url.startsWith("https://"))
                .ifPresent(url ->
                        faults.add(
                                "quarkus.oidc-client.auth-server-url is not https: it"
                                        + " carries this service's secret"));
        if (DEFAULT_PASSWORDS.contains(
                setting.apply(PASSWORD).orElse("").toLowerCase(Locale.ROOT))) {
            faults.add(PASSWORD + " is missing or a default that anybody would try");
        }
        if ("none".equals(setting.apply("quarkus.oidc.tls.verification").orElse(""))) {
            faults.add("quarkus.oidc.tls.verification is none: anybody can pose as the issuer");
        }
        return faults;
    }
}
