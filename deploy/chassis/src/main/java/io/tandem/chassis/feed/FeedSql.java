package io.tandem.chassis.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;

/** The tables {@code feed_entry} and {@code feed_head}. */
@Singleton
class FeedSql {

    private static final String APPEND =
            """
            insert into feed_entry (feed, at, payload)
            select $1, $2, payload
            from unnest($3::text[]) with ordinality as given (payload, ordinal)
            order by ordinal
            """;

    private static final String HAS_PENDING =
            """
            select exists (select from feed_entry where feed = $1 and position is null)
            """;

    private static final String OPEN_HEAD =
            """
            insert into feed_head (feed, position) values ($1, 0) on conflict (feed) do nothing
            """;

    private static final String LOCK_HEAD =
            """
            select position from feed_head where feed = $1 for update skip locked
            """;

    /**
     * Runs after {@link #LOCK_HEAD} as a statement of its own: its snapshot is then later than the
     * last holder's commit, so no entry is numbered twice.
     */
    private static final String ASSIGN_POSITIONS =
            """
            with pending as (
                select id, row_number() over (order by id) as ordinal
                from feed_entry
                where feed = $1 and position is null
                order by id
                limit 10000
            ), numbered as (
                update feed_entry
                set position = feed_head.position + pending.ordinal
                from pending, feed_head
                where feed_entry.id = pending.id and feed_head.feed = $1
                returning feed_entry.position
            )
            update feed_head set position = (select max(position) from numbered)
            where feed = $1 and exists (select from numbered)
            """;

    private static final String READ =
            """
            select position, at, payload from feed_entry
            where feed = $1 and position > $2
            order by position
            limit $3
            """;

    Uni<Void> append(SqlConnection connection, String feed, String[] payloads, OffsetDateTime at) {
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.of(feed, at, payloads))
                .replaceWithVoid();
    }

    Uni<Boolean> hasPending(SqlConnection connection, String feed) {
        return connection
                .preparedQuery(HAS_PENDING)
                .execute(Tuple.of(feed))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** False when somebody else holds it, who then does what we would have done. */
    Uni<Boolean> lockHead(SqlConnection connection, String feed) {
        return connection
                .preparedQuery(OPEN_HEAD)
                .execute(Tuple.of(feed))
                .chain(() -> connection.preparedQuery(LOCK_HEAD).execute(Tuple.of(feed)))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> assignPositions(SqlConnection connection, String feed) {
        return connection.preparedQuery(ASSIGN_POSITIONS).execute(Tuple.of(feed)).replaceWithVoid();
    }

    Uni<RowSet<Row>> read(SqlClient client, String feed, long after, int limit) {
        return client.preparedQuery(READ).execute(Tuple.of(feed, after, limit));
    }
}
