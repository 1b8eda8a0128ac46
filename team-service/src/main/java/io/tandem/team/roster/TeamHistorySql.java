package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The history of a team, in the order of time. */
@ApplicationScoped
class TeamHistorySql {

    private static final String PAGE =
            """
            select at, rank, key, act, actor_id, partner_id, agreement_id, reason
            from team_history
            where team_id = $1 and at <= $2 and (at, rank, key) > ($3, $4, $5)
            order by at, rank, key
            limit $6
            """;

    /** When one who is not on the team any more was on it last. */
    private static final String LAST_LEFT =
            """
            select max(left_at) from membership where team_id = $1 and partner_id = $2
            """;

    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private record Entry(Instant at, int rank, String key, TeamEventView view) {}

    Uni<Page<TeamEventView>> page(
            SqlConnection connection, TeamId team, Instant until, PageParams page) {
        Optional<Cursor> after = page.cursor();
        return connection
                .preparedQuery(PAGE)
                .execute(
                        Tuple.of(
                                team.value(),
                                utc(until),
                                utc(after.map(cursor -> cursor.instant(0)).orElse(BEFORE_ALL)),
                                after.map(cursor -> rank(cursor)).orElse(-1),
                                after.map(cursor -> cursor.text(2)).orElse(""),
                                page.limit() + 1))
                .map(rows ->
                        Page.of(
                                entries(rows),
                                page.limit(),
                                entry -> Cursor.of(entry.at(), entry.rank(), entry.key()),
                                Entry::view));
    }

    Uni<Optional<Instant>> lastLeft(SqlConnection connection, TeamId team, UUID partner) {
        return connection
                .preparedQuery(LAST_LEFT)
                .execute(Tuple.of(team.value(), partner))
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(at -> Optional.ofNullable(at).map(OffsetDateTime::toInstant));
    }

    private static int rank(Cursor cursor) {
        return Math.clamp(cursor.number(1), 0, Integer.MAX_VALUE);
    }

    private static List<Entry> entries(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> {
                    Instant at = row.getOffsetDateTime("at").toInstant();
                    return new Entry(
                            at,
                            row.getInteger("rank"),
                            row.getString("key"),
                            new TeamEventView(
                                    at,
                                    row.getString("act"),
                                    row.getUUID("actor_id"),
                                    row.getUUID("partner_id"),
                                    row.getUUID("agreement_id"),
                                    row.getString("reason")));
                })
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
