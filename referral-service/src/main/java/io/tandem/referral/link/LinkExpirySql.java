package io.tandem.referral.link;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Many links' expiry in few statements. */
@ApplicationScoped
class LinkExpirySql {

    /** A link that expires. */
    record Expiring(UUID id, String code, Instant expiresAt) {}

    /**
     * In the order of ids, so that two that share links take turns. By what never changes of a link
     * alone: a row that was waited for is looked at again, but not its versions. So of a campaign
     * all that ever were of it; those that are not any more are passed over with the lock held.
     */
    private static final String LOCK =
            """
            select id from link
            where owner_id = $1 and (cardinality($2::text[]) = 0 or programme = any ($2))
                and (id = any ($3::uuid[]) or exists (
                    select from link_version
                    where link_version.link_id = link.id and link_version.campaign = $4))
                and id > $5
            order by id
            limit $6
            for no key update
            """;

    /** As {@link LinkService} amends; what expires earlier, and may not later, stays as it is. */
    private static final String EXPIRE =
            """
            with changed as (
                select version.*, least(version.expires_at, $3) as earlier,
                    least(version.expires_by, $3) as latest
                from link
                join link_version as version on version.link_id = link.id and version.version = link.version
                where link.id = any ($1) and ($2::text is null or version.campaign = $2)
                    and not coalesce(version.expires_at <= $3 and version.expires_by <= $3, false)
            ), advanced as (
                update link set version = link.version + 1 from changed where link.id = changed.link_id
            )
            insert into link_version (link_id, version, since, channel, destination, campaign, expires_at,
                expires_by, co_inviter_id, co_inviter_share_ppm, invitee_share_ppm, introducer_id)
            select link_id, version + 1, greatest(since, $4), channel, destination, campaign, earlier,
                latest, co_inviter_id, co_inviter_share_ppm, invitee_share_ppm, introducer_id
            from changed
            """;

    private static final String EXPIRING =
            """
            select link.id, link.code, version.expires_at
            from link
            join link_version as version on version.link_id = link.id and version.version = link.version
            where link.id = any ($1) and ($2::text is null or version.campaign = $2)
            order by link.id
            """;

    /** Those of the owner that may be meant, locked until the transaction ends. */
    Uni<List<UUID>> locked(SqlConnection connection, ExpireLinks command, UUID after, int limit) {
        return connection
                .preparedQuery(LOCK)
                .execute(
                        Tuple.of(
                                command.ownerId(),
                                command.programmes().toArray(String[]::new),
                                command.links() == null
                                        ? new UUID[0]
                                        : command.links().toArray(UUID[]::new),
                                command.campaign(),
                                after,
                                limit))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    /**
     * Gives those that are of the campaign, if one is named, a version that expires at that time.
     */
    Uni<Void> expire(
            SqlConnection connection, List<UUID> ids, String campaign, Instant at, Instant now) {
        return connection
                .preparedQuery(EXPIRE)
                .execute(
                        Tuple.of(
                                ids.toArray(UUID[]::new),
                                campaign,
                                at.atOffset(ZoneOffset.UTC),
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Those of them that are of the campaign, if one is named; each has an expiry by now. */
    Uni<List<Expiring>> expiring(SqlConnection connection, List<UUID> ids, String campaign) {
        return connection
                .preparedQuery(EXPIRING)
                .execute(Tuple.of(ids.toArray(UUID[]::new), campaign))
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Expiring(
                                                row.getUUID("id"),
                                                row.getString("code"),
                                                row.getOffsetDateTime("expires_at").toInstant()))
                                .toList());
    }
}
