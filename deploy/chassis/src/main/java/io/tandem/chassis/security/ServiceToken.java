package io.tandem.chassis.security;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Gives each request to a neighbour this service's own bearer token. */
@ApplicationScoped
public class ServiceToken implements ResteasyReactiveClientRequestFilter {

    private static final Duration REREAD_AFTER = Duration.ofSeconds(30);

    private record Held(String token, Instant readAt) {}

    private final ServiceTokenSource source;
    private final Instance<OidcClient> oidc;
    private final Vertx vertx;
    private final Clock clock;
    private volatile Held held;
    private volatile Tokens tokens;

    ServiceToken(ServiceTokenSource source, Instance<OidcClient> oidc, Vertx vertx, Clock clock) {
        this.source = source;
        this.oidc = oidc;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        request.suspend();
        token().subscribe()
                .with(
                        token -> {
                            request.getHeaders()
                                    .putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            request.resume();
                        },
                        request::resume);
    }

    private Uni<String> token() {
        return source.file().map(this::ofFile).orElseGet(this::ofClient);
    }

    private Uni<String> ofFile(Path file) {
        Held present = held;
        Instant now = clock.instant();
        if (present != null && present.readAt().plus(REREAD_AFTER).isAfter(now)) {
            return Uni.createFrom().item(present.token());
        }
        return vertx.fileSystem()
                .readFile(file.toString())
                .map(content -> content.toString().strip())
                .invoke(token -> held = new Held(token, now));
    }

    private Uni<String> ofClient() {
        Tokens present = tokens;
        if (present != null && !present.isAccessTokenExpired()) {
            return Uni.createFrom().item(present.getAccessToken());
        }
        return oidc.get().getTokens().invoke(fresh -> tokens = fresh).map(Tokens::getAccessToken);
    }
}
