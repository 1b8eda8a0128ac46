package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.YearMonth;

/** What a change of what trades are rated by sets going. Accrual does it. */
public interface Rerating {

    /** Keeps trades from being rated until the transaction ends. Comes before the change. */
    Uni<Void> hold(SqlConnection connection);

    /**
     * Asks in the change's transaction that trades of a month and later, which a new plan rates
     * otherwise, be restated after it.
     */
    Uni<Void> afterPlan(SqlConnection connection, String programme, YearMonth from);

    /** Asks the same for trades of partners whose tier was fixed otherwise. */
    Uni<Void> afterClose(SqlConnection connection, String programme, YearMonth from);

    /**
     * Restates what was asked for, after the change is committed. It ends when that is done, or
     * after a while: what is left then is done by schedule.
     */
    Uni<Void> proceed(String programme);

    /** Whether something that was asked for is not done; it stays so while the lock is held. */
    Uni<Boolean> isPending(SqlConnection connection, String programme);
}
