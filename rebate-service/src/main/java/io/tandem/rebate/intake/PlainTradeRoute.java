package io.tandem.rebate.intake;

import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import io.tandem.chassis.security.VerifiedTokens;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/**
 * The short way for what comes most often: one plain trade that breaks no rule, from a caller who
 * may report trades and whose token has been seen. It spares the REST layer's machinery, which
 * costs several times what such a request needs. All else goes on to {@link TradeResource} as it
 * came, only that its body has been read: whatever is refused is refused there, and what is
 * answered here reads the same.
 */
@ApplicationScoped
class PlainTradeRoute {

    private static final String PATH = "/v1/trades";
    // Who sends is looked up here, and what comes next only prepares answers of the REST layer. A
    // filter's priority is its route's order, negated.
    private static final int BEFORE_AUTHENTICATION = -SecurityHandlerPriorities.AUTHENTICATION - 1;
    // Under which the request is counted and traced; the REST layer names its routes so.
    private static final String ROUTE = "UrlPathTemplate";
    private static final String ANY = "*/*";
    private static final String JSON_UTF_8 = "application/json; charset=UTF-8";
    private static final CharSequence ANSWER_TYPE =
            HttpHeaders.createOptimized("application/json;charset=UTF-8");

    private final TradeService trades;
    private final VerifiedTokens tokens;
    private final int mostBytes;

    PlainTradeRoute(TradeService trades, VerifiedTokens tokens, IntakeSettings settings) {
        this.trades = trades;
        this.tokens = tokens;
        this.mostBytes = settings.lineBytes();
    }

    void routes(@Observes Router router) {
        router.post(PATH).order(BEFORE_AUTHENTICATION).handler(this::read);
    }

    private void read(RoutingContext request) {
        if (!isCandidate(request.request())) {
            request.next();
            return;
        }
        request.request()
                .bodyHandler(body -> report(request, body))
                // Quarkus pauses a request until somebody reads its body.
                .resume();
    }

    /** Judged by its head alone: small, JSON for JSON, not read yet, from one who may. */
    private boolean isCandidate(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.isEnded()
                && PATH.equals(request.path())
                && (MediaType.APPLICATION_JSON.equals(type) || JSON_UTF_8.equalsIgnoreCase(type))
                && (accept == null
                        || ANY.equals(accept)
                        || MediaType.APPLICATION_JSON.equals(accept))
                && length != null
                && length.length() < Integer.toString(Integer.MAX_VALUE).length()
                && Integer.parseInt(length) <= mostBytes
                && !request.headers().contains(HttpHeaders.EXPECT)
                && mayReport(request);
    }

    /** Whoever is not known yet proves it to the REST layer first. */
    private boolean mayReport(HttpServerRequest request) {
        return tokens.known(request).filter(caller -> caller.hasRole(Roles.INGEST)).isPresent();
    }

    private void report(RoutingContext request, Buffer body) {
        Optional<Uni<TradeView>> report = trades.plain(body.getBytes());
        if (report.isEmpty()) {
            ((RoutingContextInternal) request).setBody(body);
            request.next();
            return;
        }
        if (Vertx.currentContext() instanceof ContextInternal context) {
            context.localContextData().put(ROUTE, PATH);
        }
        report.get().subscribe().with(view -> answer(request.response(), view), request::fail);
    }

    private static void answer(HttpServerResponse response, TradeView view) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(view.outcome() == Outcome.ACCEPTED ? 201 : 200)
                .putHeader(HttpHeaders.CONTENT_TYPE, ANSWER_TYPE)
                .end(Buffer.buffer(AnswerLines.of(view)));
    }
}
