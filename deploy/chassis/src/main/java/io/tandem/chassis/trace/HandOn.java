package io.tandem.chassis.trace;

import io.tandem.chassis.id.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Hands the request's id on to a neighbour; what a schedule began gets one of its own. */
@Provider
@ApplicationScoped
public class HandOn implements ResteasyReactiveClientRequestFilter {

    private final IdSource ids;

    HandOn(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        String current = RequestId.current();
        request.getHeaders()
                .putSingle(RequestId.HEADER, current == null ? ids.next().toString() : current);
    }
}
