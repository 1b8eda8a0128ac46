package io.tandem.chassis.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a short while who has proved to be whom: a system that reports trade after trade
 * sends the same token with each, and its signature costs more to verify than all else that a small
 * request needs. A token is never good for longer than it says itself; a key that the issuer
 * withdraws is believed for a minute more.
 */
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final OidcAuthenticationMechanism oidc;
    // Whoever verifies a token goes by the machine's time, whatever the service's clock says.
    private final InstantSource clock = InstantSource.system();
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final LongAdder proofs = new LongAdder();

    VerifiedTokens(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    private record Verified(SecurityIdentity identity, Instant expiresAt) {}

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager providers) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME)) {
            return oidc.authenticate(request, providers);
        }
        return known(request.request())
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() ->
                        oidc.authenticate(request, providers)
                                .invoke(identity -> remember(header, identity)));
    }

    /** Who sent the request, if that has been proved a short while ago by the same token. */
    public Optional<SecurityIdentity> known(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return Optional.ofNullable(header)
                .map(verified::getIfPresent)
                .filter(known -> clock.instant().isBefore(known.expiresAt()))
                .map(Verified::identity);
    }

    private void remember(String header, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            proofs.increment();
            verified.put(
                    header,
                    new Verified(
                            withoutRequest(identity),
                            Instant.ofEpochSecond(token.getExpirationTime())));
        }
    }

    /** The identity's attributes hold the request that it came with. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }

    /** Asked before OIDC's own. */
    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }

    /** How many times a token has been proved, since the start. */
    public long proofs() {
        return proofs.sum();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }
}
