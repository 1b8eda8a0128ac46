package io.tandem.referral.link;

import io.smallrye.mutiny.Uni;
import io.tandem.referral.link.model.LinkId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;

@ApplicationScoped
class LinkSql {

    // Links of partners that are not active lead nowhere: a sign-up by them would be refused.
    private static final String TARGET =
            """
            select link.id, link.version, version.destination, version.expires_at
            from link
            join link_version as version on version.link_id = link.id and version.version = link.version
            join partner on partner.id = link.owner_id and partner.status = 'ACTIVE'
            where lower(link.code) = $1
            """;

    private final Pool pool;

    LinkSql(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<LinkTarget>> target(String foldedCode) {
        return pool.preparedQuery(TARGET)
                .execute(Tuple.of(foldedCode))
                .map(rows -> rows.iterator().hasNext() ? target(rows.iterator().next()) : null)
                .map(Optional::ofNullable);
    }

    private static LinkTarget target(Row row) {
        return new LinkTarget(
                new LinkId(row.getUUID("id")),
                row.getInteger("version"),
                row.getString("destination"),
                Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                        .map(OffsetDateTime::toInstant));
    }
}
