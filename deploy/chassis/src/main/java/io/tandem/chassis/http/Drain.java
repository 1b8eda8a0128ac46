package io.tandem.chassis.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends callers elsewhere before the process stops. While the stop is delayed ({@code
 * quarkus.shutdown.delay}) readiness is off, so no new connection comes; but callers hold on to the
 * connections that they have, and a load balancer leaves those alone. So every answer says that it
 * is the connection's last: its caller lets go of it and opens the next one, to a process that
 * stays.
 */
@ApplicationScoped
class Drain {

    private static final int BEFORE_THE_GATE = 20_000;

    private volatile boolean stopping;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::lastOfItsConnection, BEFORE_THE_GATE);
    }

    void lastOfItsConnection(RoutingContext context) {
        if (stopping) {
            HttpServerRequest request = context.request();
            if (request.version() == HttpVersion.HTTP_2) {
                request.connection().goAway(0);
            } else {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        }
        context.next();
    }
}
