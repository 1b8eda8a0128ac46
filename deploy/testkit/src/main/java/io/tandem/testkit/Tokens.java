package io.tandem.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens for tests, without the word {@code Bearer}. */
public final class Tokens {

    /** The issuer that services under test trust. */
    public static final String ISSUER = "https://issuer.tandem.test";

    private static final Duration VALIDITY = Duration.ofHours(1);

    private Tokens() {}

    public static String operator() {
        return signed(claims("operator"), Keys.privateKey());
    }

    public static String ingest() {
        return signed(claims("ingest"), Keys.privateKey());
    }

    public static String service() {
        return signed(claims("service"), Keys.privateKey());
    }

    public static String partner(UUID partner) {
        return signed(claims("partner").claim("partner_id", partner.toString()), Keys.privateKey());
    }

    /** A partner's token that names no partner. */
    public static String partnerWithoutId() {
        return signed(claims("partner"), Keys.privateKey());
    }

    /** Valid, but with a role that nothing is allowed to. */
    public static String ofRole(String role) {
        return signed(claims(role), Keys.privateKey());
    }

    /** An operator's token of an hour ago. */
    public static String expired() {
        return signed(
                claims("operator").expiresAt(Instant.now().minus(VALIDITY)), Keys.privateKey());
    }

    /** An operator's token that is good for so long from now. */
    public static String operatorFor(Duration validity) {
        return signed(
                claims("operator").expiresAt(Instant.now().plus(validity)), Keys.privateKey());
    }

    /** An operator's token signed with a key that nobody trusts. */
    public static String forged() {
        return signed(claims("operator"), Keys.foreignKey());
    }

    /** An operator's token of another issuer. */
    public static String ofAnotherIssuer() {
        return signed(claims("operator").issuer("https://elsewhere.test"), Keys.privateKey());
    }

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("tandem")
                .subject("test-" + role)
                .groups(Set.of(role))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(VALIDITY));
    }

    private static String signed(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().sign(key);
    }
}
