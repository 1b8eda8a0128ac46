package io.tandem.rebate.follow;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.rebate.binding.BindingSql;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks for the bindings of users of whom nothing is known yet, before their trades are rated. Never
 * inside a transaction, and never a reason to refuse a trade.
 */
@ApplicationScoped
public class BindingLookup {

    private static final int MOST = 1_000;

    private final ReferralApi referral;
    private final Neighbour neighbour;
    private final BindingSql bindings;
    private final BindingUpdates updates;
    private final Pool pool;
    private final Clock clock;
    private final FollowSettings.Lookup settings;
    private final RecentUsers bound = new RecentUsers();
    private final RecentUsers unbound = new RecentUsers();

    BindingLookup(
            @RestClient ReferralApi referral,
            Neighbours neighbours,
            BindingSql bindings,
            BindingUpdates updates,
            Pool pool,
            Clock clock,
            FollowSettings settings) {
        this.referral = referral;
        this.neighbour = neighbours.named("referral");
        this.bindings = bindings;
        this.updates = updates;
        this.pool = pool;
        this.clock = clock;
        this.settings = settings.lookup();
    }

    /** Learns what can be learnt about the users in time. */
    public Uni<Void> about(Collection<UserKey> users) {
        if (!settings.enabled()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        Set<UserKey> open = unbound.others(bound.others(users, now), now);
        return open.isEmpty()
                ? Uni.createFrom().voidItem()
                : bindings.known(pool, open).chain(known -> ask(open, known));
    }

    private Uni<Void> ask(Set<UserKey> users, Set<UserKey> known) {
        bound.add(known, Instant.MAX);
        Set<UserKey> asked = new HashSet<>(users);
        asked.removeAll(known);
        // Also when nobody answers: whoever is asked for once is not asked for again at once.
        unbound.add(asked, clock.instant().plus(settings.remember()));
        return Multi.createFrom()
                .iterable(questions(asked))
                .onItem()
                .transformToUniAndConcatenate(this::answer)
                .onItem()
                .transformToUniAndConcatenate(this::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /**
     * The limit is on the answer alone: applying what came is not torn apart by it. A neighbour
     * that keeps failing is left alone, so that trades do not wait for it one by one.
     */
    private Uni<ReferralApi.Found> answer(ReferralApi.Asked asked) {
        return neighbour
                .atMostOnce(
                        () -> referral.lookup(asked).ifNoItem().after(settings.timeout()).fail(),
                        found -> found)
                .onFailure()
                .recoverWithItem(failure -> {
                    Log.debugf("No answer about bindings: %s", failure);
                    return new ReferralApi.Found(List.of());
                });
    }

    private Uni<Void> apply(ReferralApi.Found found) {
        return found.items().isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withTransaction(connection -> updates.apply(connection, found.items()));
    }

    private static List<ReferralApi.Asked> questions(Set<UserKey> users) {
        Map<String, List<String>> byProgramme = new TreeMap<>();
        for (UserKey user : users) {
            byProgramme
                    .computeIfAbsent(user.programme(), any -> new ArrayList<>())
                    .add(user.userId());
        }
        List<ReferralApi.Asked> questions = new ArrayList<>();
        byProgramme.forEach((programme, ids) -> {
            for (int i = 0; i < ids.size(); i += MOST) {
                questions.add(
                        new ReferralApi.Asked(
                                programme, ids.subList(i, Math.min(i + MOST, ids.size()))));
            }
        });
        return questions;
    }
}
