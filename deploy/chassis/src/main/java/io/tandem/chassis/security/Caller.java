package io.tandem.chassis.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.tandem.chassis.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent this request, as the token says. */
@RequestScoped
public class Caller {

    private static final String PARTNER_ID = "partner_id";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isOperator() {
        return identity.hasRole(Roles.OPERATOR);
    }

    public boolean isService() {
        return identity.hasRole(Roles.SERVICE);
    }

    public boolean isIngest() {
        return identity.hasRole(Roles.INGEST);
    }

    /** The partner whom the token names; empty for any other role. */
    public Optional<UUID> partnerId() {
        if (!identity.hasRole(Roles.PARTNER)
                || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        Object claim = token.getClaim(PARTNER_ID);
        try {
            return Optional.ofNullable(claim).map(Object::toString).map(UUID::fromString);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The partner whom the token names.
     *
     * @throws ForbiddenException when it names none
     */
    public UUID requirePartnerId() {
        return partnerId()
                .orElseThrow(() -> new ForbiddenException("The token names no partner_id"));
    }

    /** A name for whoever this is, stable over their tokens. */
    public String subject() {
        Principal principal = identity.getPrincipal();
        String subject =
                principal instanceof JsonWebToken token && token.getSubject() != null
                        ? token.getSubject()
                        : principal.getName();
        return partnerId().map(partner -> "partner:" + partner).orElse(subject);
    }

    /** Whether this caller may see what belongs to that partner alone. */
    public boolean maySee(UUID partner) {
        return isOperator() || isService() || partnerId().filter(partner::equals).isPresent();
    }

    /**
     * Nothing if this caller may see what belongs to that partner alone.
     *
     * @throws ProblemException the 404 that a missing {@code what} would give
     */
    public void mustSee(UUID partner, String what) {
        if (!maySee(partner)) {
            throw ProblemException.notFound(what);
        }
    }
}
