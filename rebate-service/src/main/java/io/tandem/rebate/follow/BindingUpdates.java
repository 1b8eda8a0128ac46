package io.tandem.rebate.follow;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.OwedRestatements;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.accrual.Restater;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.binding.BindingSql;
import io.tandem.rebate.binding.model.Invited;
import io.tandem.rebate.feed.EarningsFeed;
import io.tandem.rebate.feed.model.Note;
import io.tandem.rebate.feed.model.Unposted;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes in bindings and restates the trades of the users whom they concern. */
@ApplicationScoped
class BindingUpdates {

    private final BindingSql bindings;
    private final Restater restater;
    private final OwedRestatements owed;
    private final EarningsFeed feed;

    BindingUpdates(
            BindingSql bindings, Restater restater, OwedRestatements owed, EarningsFeed feed) {
        this.bindings = bindings;
        this.restater = restater;
        this.owed = owed;
        this.feed = feed;
    }

    Uni<Void> apply(SqlConnection connection, List<BindingSnapshot> snapshots) {
        List<UUID> ids = snapshots.stream().map(BindingSnapshot::id).distinct().toList();
        return RatingLock.alone(connection)
                .chain(() -> bindings.invited(connection, ids))
                .chain(before ->
                        bindings.apply(
                                        connection,
                                        snapshots.stream().map(BindingSnapshot::toBinding).toList())
                                .call(() -> note(connection, ids, before)))
                .chain(users -> restater.ofUsers(connection, users, Cause.BINDING))
                .chain(() -> owed.note(connection, ids));
    }

    /** Whose invitees are counted otherwise than before. */
    private Uni<Void> note(SqlConnection connection, List<UUID> ids, Map<UUID, Invited> before) {
        return bindings.invited(connection, ids)
                .chain(after -> {
                    Set<Unposted> changes = new HashSet<>();
                    for (UUID id : ids) {
                        if (!Objects.equals(before.get(id), after.get(id))) {
                            Stream.of(before.get(id), after.get(id))
                                    .filter(Objects::nonNull)
                                    .map(BindingUpdates::change)
                                    .forEach(changes::add);
                        }
                    }
                    return feed.note(connection, Note.bound(changes));
                });
    }

    private static Unposted change(Invited invited) {
        return new Unposted(
                invited.partnerId(), invited.programme(), invited.month(), Optional.empty());
    }
}
