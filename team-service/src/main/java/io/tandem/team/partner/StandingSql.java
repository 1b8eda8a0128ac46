package io.tandem.team.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.team.partner.model.PartnerStatus;
import io.tandem.team.partner.model.StandingChange;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How partners stand, and what is still to follow. */
@ApplicationScoped
public class StandingSql {

    /** Of several changes of a partner the last one counts. */
    private static final String KEEP =
            """
            insert into partner_standing as s (partner_id, sequence, status, since, attempt_after)
            select distinct on (partner_id) partner_id, sequence, status, since, $5::timestamptz
            from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[])
                as told (partner_id, sequence, status, since)
            order by partner_id, sequence desc
            on conflict (partner_id) do update set
                sequence = excluded.sequence, status = excluded.status, since = excluded.since,
                attempt_after = excluded.attempt_after
            where s.sequence < excluded.sequence
            """;

    /** Replicas do not wait for each other's turn: they take the next one. */
    private static final String TAKE =
            """
            update partner_standing set attempt_after = $2
            where partner_id = (
                select partner_id from partner_standing
                where handled_sequence < sequence and attempt_after <= $1
                order by attempt_after, partner_id
                limit 1
                for update skip locked)
            returning partner_id, sequence, status, since
            """;

    private static final String HANDLED =
            """
            update partner_standing set handled_sequence = $2
            where partner_id = $1 and handled_sequence < $2
            """;

    private static final String POSTPONE =
            """
            update partner_standing set attempt_after = $3
            where partner_id = $1 and sequence = $2
            """;

    private static final String STATUS =
            "select status from partner_standing where partner_id = $1";

    private static final String NOT_ACTIVE =
            """
            select partner_id from partner_standing
            where partner_id = any($1) and status <> 'ACTIVE'
            """;

    private static final String CLOSED =
            """
            select partner_id from partner_standing
            where partner_id = any($1) and status = 'CLOSED'
            """;

    Uni<Void> keep(SqlConnection connection, List<StandingChange> changes, Instant now) {
        return connection
                .preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                column(changes, change -> change.partner().value(), UUID[]::new),
                                column(changes, StandingChange::sequence, Integer[]::new),
                                column(changes, change -> change.status().name(), String[]::new),
                                column(
                                        changes,
                                        change -> utc(change.since()),
                                        OffsetDateTime[]::new),
                                utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<StandingChange>> take(SqlClient client, Instant now, Duration turn) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(utc(now), utc(now.plus(turn))))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StandingSql::change)
                                .findFirst());
    }

    Uni<Void> handled(SqlClient client, StandingChange change) {
        return client.preparedQuery(HANDLED)
                .execute(Tuple.of(change.partner().value(), change.sequence()))
                .replaceWithVoid();
    }

    /** Has the rest of what follows looked for then, unless the partner stands otherwise before. */
    Uni<Void> postpone(SqlClient client, StandingChange change, Instant until) {
        return client.preparedQuery(POSTPONE)
                .execute(Tuple.of(change.partner().value(), change.sequence(), utc(until)))
                .replaceWithVoid();
    }

    /** How a partner stands, as far as is known. */
    public Uni<PartnerStatus> status(SqlConnection connection, PartnerId partner) {
        return connection
                .preparedQuery(STATUS)
                .execute(Tuple.of(partner.value()))
                .map(rows ->
                        rows.size() == 0
                                ? PartnerStatus.ACTIVE
                                : PartnerStatus.valueOf(rows.iterator().next().getString(0)));
    }

    /** Those of them who are suspended or closed. */
    Uni<Set<PartnerId>> notActive(SqlConnection connection, Collection<PartnerId> partners) {
        return among(connection, NOT_ACTIVE, partners);
    }

    /** Those of them who are closed. */
    Uni<Set<PartnerId>> closed(SqlConnection connection, Collection<PartnerId> partners) {
        return among(connection, CLOSED, partners);
    }

    private static Uni<Set<PartnerId>> among(
            SqlConnection connection, String sql, Collection<PartnerId> partners) {
        return connection
                .preparedQuery(sql)
                .execute(
                        Tuple.tuple()
                                .addArrayOfUUID(
                                        partners.stream()
                                                .map(PartnerId::value)
                                                .toArray(UUID[]::new)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new PartnerId(row.<UUID>get(UUID.class, 0)))
                                .collect(Collectors.toSet()));
    }

    private static StandingChange change(Row row) {
        return new StandingChange(
                new PartnerId(row.getUUID("partner_id")),
                row.getInteger("sequence"),
                PartnerStatus.valueOf(row.getString("status")),
                row.getOffsetDateTime("since").toInstant());
    }

    private static <T> T[] column(
            List<StandingChange> changes,
            Function<StandingChange, T> value,
            IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
