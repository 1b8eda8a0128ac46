package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * Keeps what trades are rated by still while they are rated. Batches of trades share it; whoever
 * changes a binding, a plan, the calendar or what has matured takes it alone. Without it a trade
 * could be rated by a binding just before that is replaced, and be inserted just after the
 * replacement restated all trades that it saw: the trade would keep a rating that nobody looks at
 * again. It is the first lock of a transaction, so it is in no cycle with row locks, and waiting
 * for it is fair: PostgreSQL queues later sharers behind one who waits to have it alone.
 *
 * <p>Whoever has had it alone and committed has begun another <em>epoch</em>. Within one all stays
 * as it was, so those who share the lock may keep what they have read.
 */
public final class RatingLock {

    // "rating", as a number that nothing else in this database locks.
    private static final long KEY = 0x72_61_74_69_6e_67L;

    /** By which {@code hold_rating_epoch} refuses. */
    private static final String OVER = "TD001";

    private RatingLock() {}

    public static Uni<Void> shared(SqlConnection connection) {
        return take(connection, "select pg_advisory_xact_lock_shared($1)");
    }

    public static Uni<Void> alone(SqlConnection connection) {
        return take(connection, "select pg_advisory_xact_lock($1)")
                .chain(() ->
                        connection
                                .preparedQuery("update rating_epoch set epoch = epoch + 1")
                                .execute())
                .replaceWithVoid();
    }

    /** The present epoch; only for who shares the lock does it stay so until the commit. */
    public static Uni<Long> epoch(SqlConnection connection) {
        return connection
                .preparedQuery("select epoch from rating_epoch")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether a statement failed because another epoch has begun than it was made for. */
    public static boolean isOver(Throwable failure) {
        return failure instanceof PgException refusal && OVER.equals(refusal.getSqlState());
    }

    // A statement of its own: the next one's snapshot then sees what the last holder committed.
    private static Uni<Void> take(SqlConnection connection, String statement) {
        return connection.preparedQuery(statement).execute(Tuple.of(KEY)).replaceWithVoid();
    }
}
