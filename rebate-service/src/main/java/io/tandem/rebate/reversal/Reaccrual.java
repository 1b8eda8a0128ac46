package io.tandem.rebate.reversal;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a reversal sets going. Accrual does it. */
public interface Reaccrual {

    /** Keeps trades from being rated until the transaction ends. Comes before the reversal. */
    Uni<Void> hold(SqlConnection connection);

    /** Restates the trade by what is left of it. */
    Uni<Void> afterReversal(SqlConnection connection, Place place);
}
