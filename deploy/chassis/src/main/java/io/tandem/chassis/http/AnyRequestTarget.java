package io.tandem.chassis.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets a request whose target is no URI ({@code GET /%zz}) through to {@link Edge}, which answers
 * it with a problem.
 *
 * <p>Quarkus' root handler would answer it with an empty 400 before any route. It asks a system
 * property whether it should, once, in a static initialiser: before anything of an application is
 * there but its configuration (and, for a native executable, when that is built). A flag of the
 * command line would have to be repeated wherever a service is started.
 */
public final class AnyRequestTarget implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
