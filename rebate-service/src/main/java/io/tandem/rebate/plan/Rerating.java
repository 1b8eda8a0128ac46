package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.YearMonth;

/** What a change of what trades are rated by sets going. Accrual does it. */
public interface Rerating {

    /** Keeps trades from being rated until the transaction ends. Comes before the change. */
    Uni<Void> hold(SqlConnection connection);

    /** Restates the trades of a month and later that a new plan rates otherwise. */
    Uni<Void> afterPlan(SqlConnection connection, String programme, YearMonth from);

    /** Restates the trades of a month and later of partners whose tier was fixed otherwise. */
    Uni<Void> afterClose(SqlConnection connection, String programme, YearMonth from);
}
