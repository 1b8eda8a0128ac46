package io.tandem.referral.link;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Has links expire for an agreement that their owner signed. A version of its own says so, so that
 * users who are bound stay bound under theirs, and no later one of the owner's says otherwise.
 * Nothing expires before it is told to: of two sign-ups of one time the order of arrival must not
 * decide, so what is told late takes effect then.
 */
@ApplicationScoped
class LinkExpiryService {

    private static final UUID LEAST_ID = new UUID(0, 0);

    private final LinkExpirySql links;
    private final LinkTargets targets;
    private final Pool pool;
    private final Clock clock;

    LinkExpiryService(LinkExpirySql links, LinkTargets targets, Pool pool, Clock clock) {
        this.links = links;
        this.targets = targets;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Page<ExpiringLinkView>> expire(ExpireLinks command, PageParams page) {
        if (command.links() == null && command.campaign() == null) {
            throw ProblemException.invalid("links", "must be named, or else a campaign");
        }
        if (command.links() != null && command.campaign() != null) {
            throw ProblemException.invalid("campaign", "must not be named beside links");
        }
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(LEAST_ID);
        int limit = page.limit();
        return Detached.of(
                        pool.withTransaction(connection ->
                                links.locked(connection, command, after, limit + 1)
                                        .chain(found -> expire(connection, command, found, limit))))
                .call(this::forget)
                .map(LinkExpiryService::view);
    }

    /** What has been done, and after which link to go on; none at the end. */
    private record Done(List<LinkExpirySql.Expiring> links, UUID last) {}

    private Uni<Done> expire(
            SqlConnection connection, ExpireLinks command, List<UUID> found, int limit) {
        boolean more = found.size() > limit;
        List<UUID> ids = more ? found.subList(0, limit) : found;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = command.at().isBefore(now) ? now : command.at();
        return links.expire(connection, ids, command.campaign(), at, now)
                .chain(() -> links.expiring(connection, ids, command.campaign()))
                .map(done -> new Done(done, more ? ids.getLast() : null));
    }

    private Uni<Void> forget(Done done) {
        return Multi.createFrom()
                .iterable(done.links())
                .onItem()
                .transformToUniAndConcatenate(link -> targets.forget(link.code()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Page<ExpiringLinkView> view(Done done) {
        return new Page<>(
                done.links().stream()
                        .map(link -> new ExpiringLinkView(link.id(), link.expiresAt()))
                        .toList(),
                done.last() == null ? null : Cursor.of(done.last()).encode());
    }
}
