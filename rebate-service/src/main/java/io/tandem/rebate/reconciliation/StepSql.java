package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What became of breaks, step by step. */
@ApplicationScoped
class StepSql {

    private static final String ADD =
            """
            insert into reconciliation_step (break_id, n, state, resolution, note, partner_id,
                co_inviter_id, user_id, entry_id, at, by)
            select break_id, coalesce((select max(n) + 1 from reconciliation_step s
                where s.break_id = given.break_id), 0), state, resolution, note, partner_id,
                co_inviter_id, user_id, entry_id, at, by
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[],
                $7::text[], $8::uuid[], $9::timestamptz[], $10::text[])
                as given (break_id, state, resolution, note, partner_id, co_inviter_id, user_id,
                    entry_id, at, by)
            """;

    private static final String OF =
            """
            select break_id, state, resolution, note, partner_id, co_inviter_id, user_id,
                entry_id, at, by
            from reconciliation_step where break_id = any($1::uuid[]) order by break_id, n
            """;

    /** A step; null where it has none of it. */
    record Step(
            UUID breakId,
            String state,
            String resolution,
            String note,
            UUID partnerId,
            UUID coInviterId,
            String userId,
            UUID entryId,
            Instant at,
            String by) {}

    Uni<Void> add(SqlConnection connection, List<Step> steps) {
        Tuple rows =
                Columns.of(steps)
                        .id(Step::breakId)
                        .text(Step::state)
                        .text(Step::resolution)
                        .text(Step::note)
                        .id(Step::partnerId)
                        .id(Step::coInviterId)
                        .text(Step::userId)
                        .id(Step::entryId)
                        .time(Step::at)
                        .text(Step::by)
                        .tuple();
        return connection.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    /** The steps of the breaks, each break's in their order. */
    Uni<List<Step>> of(SqlClient client, List<UUID> breaks) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(breaks.toArray(UUID[]::new)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StepSql::step)
                                .toList());
    }

    private static Step step(Row row) {
        return new Step(
                row.getUUID("break_id"),
                row.getString("state"),
                row.getString("resolution"),
                row.getString("note"),
                row.getUUID("partner_id"),
                row.getUUID("co_inviter_id"),
                row.getString("user_id"),
                row.getUUID("entry_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("by"));
    }
}
