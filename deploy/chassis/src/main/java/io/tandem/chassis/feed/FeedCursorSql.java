package io.tandem.chassis.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;

/** How far others' feeds have been followed: the table {@code feed_cursor}. */
@Singleton
public class FeedCursorSql {

    private static final String READ = "select position from feed_cursor where feed = $1";

    // The row is the turn: of two replicas that read the same page one advances it, and the other
    // finds that it no longer stands where its page begins.
    private static final String ADVANCE =
            """
            insert into feed_cursor as c (feed, position, applied_at)
            select $1::text, $3::bigint, $4::timestamptz where $2::bigint = coalesce(
                (select position from feed_cursor where feed = $1), 0)
            on conflict (feed) do update set
                position = excluded.position, applied_at = excluded.applied_at
            where c.position = $2
            """;

    /** The position up to which the feed has been applied; 0 before the first. */
    public Uni<Long> position(SqlClient client, String feed) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(feed))
                .map(rows -> {
                    Iterator<Row> row = rows.iterator();
                    return row.hasNext() ? row.next().getLong(0) : 0L;
                });
    }

    /** Whether it stood at {@code from}, and now stands at {@code to}. */
    public Uni<Boolean> advance(
            SqlConnection connection, String feed, long from, long to, Instant now) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(feed, from, to, now.atOffset(ZoneOffset.UTC)))
                .map(result -> result.rowCount() == 1);
    }
}
