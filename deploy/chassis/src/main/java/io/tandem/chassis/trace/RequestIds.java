package io.tandem.chassis.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tandem.chassis.id.IdSource;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives each request its id before anything can refuse it. */
@ApplicationScoped
class RequestIds {

    private static final int BEFORE_THE_GATE = 20_000;

    private final IdSource ids;

    RequestIds(IdSource ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::name, BEFORE_THE_GATE);
    }

    private void name(RoutingContext request) {
        String given = request.request().getHeader(RequestId.HEADER);
        String id = RequestId.isWellFormed(given) ? given : ids.next().toString();
        RequestId.set(id);
        request.response().putHeader(RequestId.HEADER, id);
        request.next();
    }
}
