package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.Feed;
import io.tandem.chassis.id.IdSource;
import io.tandem.referral.binding.model.Changes;
import io.tandem.referral.binding.model.Claim;
import io.tandem.referral.binding.model.ClaimId;
import io.tandem.referral.binding.model.Kept;
import io.tandem.referral.binding.model.RefusalReason;
import io.tandem.referral.binding.model.Refused;
import io.tandem.referral.binding.model.Registry;
import io.tandem.referral.binding.model.Term;
import io.tandem.referral.binding.model.Timeline;
import io.tandem.referral.binding.model.UserKey;
import io.tandem.referral.partner.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives the bindings of users from all that was ever claimed of them and writes what differs from
 * what is stored. The caller holds the locks on the registry and on the users.
 */
@ApplicationScoped
class Deriver {

    static final String FEED = "bindings";

    private final ClaimSql claims;
    private final RegistrySql registry;
    private final BindingSql bindings;
    private final RefusalSql refusals;
    private final Feed feed;
    private final IdSource ids;

    Deriver(
            ClaimSql claims,
            RegistrySql registry,
            BindingSql bindings,
            RefusalSql refusals,
            Feed feed,
            IdSource ids) {
        this.claims = claims;
        this.registry = registry;
        this.bindings = bindings;
        this.refusals = refusals;
        this.feed = feed;
        this.ids = ids;
    }

    /** What is known before anything is derived. */
    private record Known(
            List<Claim> claims,
            Map<String, Registry> registries,
            List<Kept> bindings,
            Map<ClaimId, RefusalSql.Holding> refusals) {}

    Uni<Derived> derive(
            SqlConnection connection,
            Collection<UserKey> users,
            Map<UserKey, PartnerId> accounts,
            Instant now) {
        return know(connection, users, accounts).chain(known -> write(connection, known, now));
    }

    private Uni<Known> know(
            SqlConnection connection, Collection<UserKey> users, Map<UserKey, PartnerId> accounts) {
        return claims.of(connection, users)
                .chain(all ->
                        registry.registries(connection, all, accounts)
                                .chain(registries ->
                                        bindings.kept(connection, users)
                                                .chain(kept ->
                                                        refusals.holding(connection, users)
                                                                .map(holding ->
                                                                        new Known(
                                                                                all,
                                                                                registries,
                                                                                kept,
                                                                                holding)))));
    }

    private Uni<Derived> write(SqlConnection connection, Known known, Instant now) {
        Map<ClaimId, RefusalReason> reasons = new HashMap<>();
        known.refusals().forEach((claim, holding) -> reasons.put(claim, holding.reason()));
        Changes changes = Changes.between(known.bindings(), reasons, timeline(known), ids::next);
        List<RefusalSql.Fresh> fresh =
                changes.refused().stream()
                        .map(refused -> new RefusalSql.Fresh(ids.next(), refused))
                        .toList();
        Map<ClaimId, Claim> byId =
                known.claims().stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        return bindings.update(connection, changes.changed())
                .chain(() -> bindings.insert(connection, changes.opened(), byId))
                .chain(() -> refusals.withdraw(connection, changes.withdrawn(), now))
                .chain(() -> refusals.insert(connection, fresh, now))
                .chain(() -> tell(connection, changes))
                .replaceWith(() -> derived(known, changes, fresh));
    }

    private static Timeline timeline(Known known) {
        List<Term> terms = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        known.claims().stream()
                .collect(Collectors.groupingBy(claim -> claim.user().programme()))
                .forEach((programme, own) -> {
                    Timeline timeline = Timeline.of(own, known.registries().get(programme));
                    terms.addAll(timeline.terms());
                    refused.addAll(timeline.refusals());
                });
        return new Timeline(terms, refused);
    }

    private Uni<Void> tell(SqlConnection connection, Changes changes) {
        List<UUID> touched =
                Stream.concat(changes.changed().stream(), changes.opened().stream())
                        .map(Kept::id)
                        .toList();
        if (touched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return bindings.views(connection, touched)
                .chain(views -> feed.append(connection, FEED, views));
    }

    private static Derived derived(
            Known known, Changes changes, List<RefusalSql.Fresh> freshRefusals) {
        Set<ClaimId> bound = new HashSet<>();
        Map<ClaimId, Kept> bindings = new HashMap<>();
        known.bindings().forEach(kept -> bindings.put(kept.claim(), kept));
        for (Kept kept : changes.changed()) {
            Kept before = bindings.put(kept.claim(), kept);
            if (before.isVoided() && !kept.isVoided()) {
                bound.add(kept.claim());
            }
        }
        for (Kept kept : changes.opened()) {
            bindings.put(kept.claim(), kept);
            bound.add(kept.claim());
        }
        Map<ClaimId, RefusalSql.Holding> refusals = new HashMap<>(known.refusals());
        changes.withdrawn().forEach(refusals::remove);
        for (RefusalSql.Fresh fresh : freshRefusals) {
            refusals.put(
                    fresh.refused().claim().id(),
                    new RefusalSql.Holding(fresh.id(), fresh.refused().reason()));
        }
        return new Derived(known.claims(), bindings, refusals, bound);
    }
}
