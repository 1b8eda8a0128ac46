package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Runs of restatement and how far they have come. */
@ApplicationScoped
class RestatementRunSql {

    private static final String INSERT =
            """
            insert into restatement_run (id, programme, from_period, cause, cursor_period,
                cursor_seq, requested_at)
            values ($1, $2, $3, $4, $3, -1, $5)
            """;

    private static final String PENDING =
            """
            select distinct programme from restatement_run where finished_at is null
            order by programme
            """;

    private static final String IS_PENDING =
            """
            select exists (select 1 from restatement_run
                where programme = $1 and finished_at is null)
            """;

    // Read under the rating lock, which whoever advances it holds.
    private static final String NEXT =
            """
            select id, cause, cursor_period, cursor_seq from restatement_run
            where programme = $1 and finished_at is null order by id limit 1
            """;

    private static final String ADVANCE =
            "update restatement_run set cursor_period = $2, cursor_seq = $3 where id = $1";

    private static final String FINISH =
            "update restatement_run set finished_at = $2 where id = $1";

    /** A run that is not at its end. */
    record Run(UUID id, Cause cause, Place cursor) {}

    Uni<Void> insert(
            SqlConnection connection,
            UUID id,
            String programme,
            YearMonth from,
            Cause cause,
            Instant at) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                id,
                                programme,
                                Months.number(from),
                                cause.name(),
                                at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The programmes of which something is to be rated anew. */
    Uni<List<String>> programmes(SqlClient client) {
        return client.preparedQuery(PENDING)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    Uni<Boolean> isPending(SqlClient client, String programme) {
        return client.preparedQuery(IS_PENDING)
                .execute(Tuple.of(programme))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The programme's oldest run. */
    Uni<Optional<Run>> next(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(programme))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RestatementRunSql::run)
                                .findFirst());
    }

    Uni<Void> advance(SqlConnection connection, Run run, Place cursor) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(run.id(), Months.number(cursor.period()), cursor.seq()))
                .replaceWithVoid();
    }

    Uni<Void> finish(SqlConnection connection, Run run, Instant at) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(run.id(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Run run(Row row) {
        return new Run(
                row.getUUID("id"),
                Cause.valueOf(row.getString("cause")),
                new Place(Months.of(row.getInteger("cursor_period")), row.getLong("cursor_seq")));
    }
}
