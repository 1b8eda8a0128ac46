package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Settlements whose inputs may have changed, each in one replica's hands at a time. */
@ApplicationScoped
class RecheckSql {

    /**
     * Settlements are taken in the order of their ids, so that two who mark the same wait for each
     * other instead of for ever.
     */
    private static final String MARK_TOLD =
            """
            with told as (
                select s.id, c.cause, c.partner_id, min(c.position) as first_position,
                       max(c.position) as last_position
                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[])
                    as c (partner_id, programme, period, cause, position)
                join settlement_contribution m on m.partner_id = c.partner_id
                join settlement s on s.id = m.settlement_id and s.period = c.period
                    and s.number = 0
                join agreement a on a.id = s.agreement_id
                where c.programme is null
                    or jsonb_array_length(a.terms::jsonb -> 'programmes') = 0
                    or jsonb_exists(a.terms::jsonb -> 'programmes', c.programme)
                group by s.id, c.cause, c.partner_id),
            marked as (
                insert into settlement_recheck as r (settlement_id, attempt_after)
                select distinct id, $6::timestamptz from told order by id
                on conflict (settlement_id) do update set
                    marks = r.marks + 1, attempts = 0, attempt_after = excluded.attempt_after)
            insert into settlement_recheck_cause as k
                (settlement_id, cause, partner_id, first_position, last_position)
            select id, cause, partner_id, first_position, last_position from told
            order by id, cause, partner_id
            on conflict (settlement_id, cause, partner_id) do update set
                first_position = least(k.first_position, excluded.first_position),
                last_position = greatest(k.last_position, excluded.last_position)
            """;

    private static final String MARK =
            """
            insert into settlement_recheck as r (settlement_id, attempt_after) values ($1, $2)
            on conflict (settlement_id) do update set
                marks = r.marks + 1, attempts = 0, attempt_after = excluded.attempt_after
            """;

    /**
     * Whose period is on its way waits: a restatement starts from what is posted. Each attempt puts
     * the next off, by five minutes at first and by some five hours in the end.
     */
    private static final String TAKE =
            """
            update settlement_recheck
            set attempts = attempts + 1,
                attempt_after = $1::timestamptz + interval '5 minutes' * (1 << least(attempts, 6))
            where settlement_id = (
                select r.settlement_id from settlement_recheck r
                join settlement s on s.id = r.settlement_id
                where r.attempt_after <= $1
                  and not exists (
                    select 1 from settlement c
                    where c.team_id = s.team_id and c.period = s.period and c.state <> 'POSTED')
                order by r.attempt_after, r.settlement_id
                limit 1
                for update of r skip locked)
            returning settlement_id, marks
            """;

    private static final String LOCK =
            """
            select marks from settlement_recheck where settlement_id = $1 for update
            """;

    private static final String CAUSES =
            """
            select cause, partner_id, first_position, last_position
            from settlement_recheck_cause where settlement_id = $1
            order by first_position, partner_id
            """;

    private static final String KEEP_CAUSES =
            """
            insert into settlement_cause
                (settlement_id, cause, partner_id, first_position, last_position)
            select $2, cause, partner_id, first_position, last_position
            from settlement_recheck_cause where settlement_id = $1
            """;

    private static final String DONE = "delete from settlement_recheck where settlement_id = $1";

    /** A settlement whose turn was taken, and how often it had been marked by then. */
    record Recheck(UUID settlement, long marks) {}

    /** A piece of the feed, flat. */
    record Told(long position, String cause, EarningsPage.Change change) {}

    Uni<Void> mark(SqlConnection connection, List<Told> told, Instant now) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(MARK_TOLD)
                .execute(
                        Tuple.of(
                                told.stream()
                                        .map(each -> each.change().partnerId())
                                        .toArray(UUID[]::new),
                                texts(told, each -> each.change().programme()),
                                texts(told, each -> each.change().period().toString()),
                                texts(told, Told::cause),
                                told.stream().map(Told::position).toArray(Long[]::new),
                                utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> mark(SqlConnection connection, UUID settlement, Instant now) {
        return connection
                .preparedQuery(MARK)
                .execute(Tuple.of(settlement, utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<Recheck>> take(SqlClient client, Instant now) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(utc(now)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new Recheck(
                                                row.getUUID("settlement_id"), row.getLong("marks")))
                                .findFirst());
    }

    /** Whether it is as it was taken, and remains so until the transaction ends. */
    Uni<Boolean> isCurrent(SqlConnection connection, Recheck recheck) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(recheck.settlement()))
                .map(rows ->
                        rows.size() == 1
                                && rows.iterator().next().getLong("marks") == recheck.marks());
    }

    Uni<List<Chain.Cause>> causes(SqlConnection connection, UUID settlement) {
        return connection
                .preparedQuery(CAUSES)
                .execute(Tuple.of(settlement))
                .map(rows -> {
                    List<Chain.Cause> causes = new ArrayList<>();
                    for (Row row : rows) {
                        causes.add(SettlementRows.cause(row));
                    }
                    return causes;
                });
    }

    /** Done with; what it was for is the restatement's from now on. */
    Uni<Void> doneBy(SqlConnection connection, UUID settlement, UUID restatement) {
        return connection
                .preparedQuery(KEEP_CAUSES)
                .execute(Tuple.of(settlement, restatement))
                .chain(() -> done(connection, settlement));
    }

    Uni<Void> done(SqlConnection connection, UUID settlement) {
        return connection.preparedQuery(DONE).execute(Tuple.of(settlement)).replaceWithVoid();
    }

    private static String[] texts(List<Told> told, Function<Told, String> column) {
        return told.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
