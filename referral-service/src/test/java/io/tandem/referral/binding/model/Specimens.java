package io.tandem.referral.binding.model;

import io.tandem.referral.link.model.LinkId;
import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.StandingHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Claims, links and partners with names that are easy to read. */
final class Specimens {

    static final String PROGRAMME = "okx";
    static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration IDLE_LIMIT = Duration.ofDays(90);

    private Specimens() {}

    static Instant day(int day) {
        return DAY_0.plus(Duration.ofDays(day));
    }

    static PartnerId partner(String name) {
        return new PartnerId(UUID.nameUUIDFromBytes(name.getBytes()));
    }

    static Route linkOf(String owner) {
        return new Route(
                new LinkId(UUID.nameUUIDFromBytes(("link of " + owner).getBytes())),
                1,
                partner(owner),
                Optional.empty(),
                Optional.empty());
    }

    static Route linkOf(String owner, String coInviter) {
        Route link = linkOf(owner);
        return new Route(
                link.link(), 1, link.owner(), Optional.of(partner(coInviter)), Optional.empty());
    }

    static Route expiring(Route link, Instant expiry) {
        return new Route(link.link(), 1, link.owner(), link.coInviter(), Optional.of(expiry));
    }

    static Claim claim(String user, Route link, Instant at) {
        return claim(user, Optional.of(link), at, Optional.empty());
    }

    static Claim recall(String user, Route link, Instant at, Instant lastActive) {
        return claim(user, Optional.of(link), at, Optional.of(lastActive));
    }

    static Claim claim(
            String user, Optional<Route> link, Instant at, Optional<Instant> lastActive) {
        Statement statement =
                new Statement(
                        PROGRAMME,
                        user,
                        Optional.of(link.map(route -> route.link().toString()).orElse("nobody's")),
                        Optional.empty(),
                        at,
                        Optional.empty(),
                        lastActive);
        return new Claim(
                new ClaimId(UUID.nameUUIDFromBytes(statement.key().getBytes())),
                statement.key(),
                statement.user(),
                at,
                lastActive,
                false,
                link);
    }

    static Registry registry(Map<String, PartnerId> accounts) {
        return new Registry(accounts, Map.of(), IDLE_LIMIT);
    }

    static Registry registry(PartnerId partner, StandingHistory standing) {
        return new Registry(Map.of(), Map.of(partner, standing), IDLE_LIMIT);
    }
}
