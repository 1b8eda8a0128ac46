package io.tandem.chassis.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Optional;

/** The keys through the reactive client. */
record ConnectionRows(SqlConnection connection) implements KeyRows {

    private static final String CLAIM =
            """
            insert into idempotency_key (caller, key, fingerprint, created_at)
            values ($1, $2, $3, $4)
            on conflict (caller, key) do nothing
            """;

    private static final String KEEP =
            """
            update idempotency_key set status = $3, content = $4
            where caller = $1 and key = $2
            """;

    private static final String FIND =
            """
            select fingerprint, content from idempotency_key
            where caller = $1 and key = $2
            """;

    @Override
    public Uni<Boolean> claim(Claim claim) {
        return connection
                .preparedQuery(CLAIM)
                .execute(
                        Tuple.of(
                                claim.caller(),
                                claim.key(),
                                claim.fingerprint(),
                                claim.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Void> keep(Claim claim, int status, String content) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(claim.caller(), claim.key(), (short) status, content))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<StoredAnswer>> find(Claim claim) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(claim.caller(), claim.key()))
                .map(rows -> rows.iterator().hasNext() ? stored(rows.iterator().next()) : null)
                .map(Optional::ofNullable);
    }

    private static StoredAnswer stored(Row row) {
        return new StoredAnswer(row.getString("fingerprint"), row.getString("content"));
    }
}
