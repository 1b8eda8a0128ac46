package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.reversal.Reaccrual;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ReaccrualByRestater implements Reaccrual {

    private final Restater restater;

    ReaccrualByRestater(Restater restater) {
        this.restater = restater;
    }

    @Override
    public Uni<Void> hold(SqlConnection connection) {
        return RatingLock.alone(connection);
    }

    @Override
    public Uni<Void> afterReversal(SqlConnection connection, Place place) {
        return restater.ofTrade(connection, place, Cause.REVERSAL);
    }
}
