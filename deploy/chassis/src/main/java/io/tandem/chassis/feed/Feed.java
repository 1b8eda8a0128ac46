package io.tandem.chassis.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Appends to feeds and reads them. */
@ApplicationScoped
public class Feed {

    /**
     * Appends one entry, as a piece of a larger statement: {@code $1} names the feed, {@code $2} is
     * the time and {@code $3} the {@link #payload}.
     */
    public static final String APPEND_ONE =
            """
            insert into feed_entry (feed, at, payload)
            select $1::text, $2::timestamptz, $3::text
            """;

    private final Pool pool;
    private final Clock clock;
    private final ObjectMapper json;
    private final FeedSql sql;

    Feed(Pool pool, Clock clock, ObjectMapper json, FeedSql sql) {
        this.pool = pool;
        this.clock = clock;
        this.json = json;
        this.sql = sql;
    }

    /** Appends in the given transaction: the entries become visible if and when it commits. */
    public Uni<Void> append(SqlConnection connection, String feed, List<?> payloads) {
        if (payloads.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] texts = payloads.stream().map(this::payload).toArray(String[]::new);
        return sql.append(connection, feed, texts, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * The entries after a position, at most {@code limit}. Gives positions to what has committed
     * since somebody last read, unless somebody else is doing just that.
     */
    public Uni<FeedPage> read(String feed, long after, int limit) {
        return pool.withTransaction(connection -> position(connection, feed))
                .chain(() -> sql.read(pool, feed, after, limit))
                .map(rows -> page(rows, after));
    }

    /** An entry as the feed stores it. */
    public String payload(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A payload must be plain data", e);
        }
    }

    private Uni<Void> position(SqlConnection connection, String feed) {
        return sql.hasPending(connection, feed)
                .chain(pending ->
                        pending
                                ? sql.lockHead(connection, feed)
                                        .chain(locked ->
                                                locked
                                                        ? sql.assignPositions(connection, feed)
                                                        : Uni.createFrom().voidItem())
                                : Uni.createFrom().voidItem());
    }

    private FeedPage page(RowSet<Row> rows, long after) {
        List<FeedEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            entries.add(
                    new FeedEntry(
                            row.getLong("position"),
                            row.getOffsetDateTime("at").toInstant(),
                            node(row.getString("payload"))));
        }
        return new FeedPage(entries, entries.isEmpty() ? after : entries.getLast().position());
    }

    private JsonNode node(String payload) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload was written by us", e);
        }
    }
}
