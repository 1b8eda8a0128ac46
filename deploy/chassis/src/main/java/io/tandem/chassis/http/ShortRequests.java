package io.tandem.chassis.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tandem.chassis.ndjson.Ndjson;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Knows whether somebody has just asked for a short answer: whatever is no stream of NDJSON, and no
 * question about the process itself, such as health and metrics. Work that takes all that it can
 * get, as a stream does, asks this before its next step, and gives way while such callers come.
 *
 * <p>Only the moment of the latest one is kept: that costs a request one write and nobody a lock.
 */
@ApplicationScoped
public class ShortRequests {

    private static final int AFTER_THE_GATE = 9_000;
    private static final String OF_THE_PROCESS = "/q/";

    private final LongSupplier nanos;
    private volatile long latest;

    @Inject
    ShortRequests() {
        this(System::nanoTime);
    }

    /** By that clock, which only ever goes on, in nanoseconds since whenever. */
    public ShortRequests(LongSupplier nanos) {
        this.nanos = nanos;
        // So long ago that it is within no window.
        this.latest = nanos.getAsLong() - Long.MAX_VALUE / 2;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, AFTER_THE_GATE);
    }

    void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isShort(request.uri(), request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            came();
        }
        context.next();
    }

    static boolean isShort(String uri, String contentType) {
        return !uri.startsWith(OF_THE_PROCESS) && !Ndjson.isTypeOf(contentType);
    }

    /** One came just now. */
    public void came() {
        latest = nanos.getAsLong();
    }

    /** Whether the latest came less than so long ago; never within none. */
    public boolean cameWithin(Duration window) {
        return nanos.getAsLong() - latest < window.toNanos();
    }
}
