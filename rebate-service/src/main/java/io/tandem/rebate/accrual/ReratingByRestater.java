package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.plan.Rerating;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;

@ApplicationScoped
class ReratingByRestater implements Rerating {

    private final Restater restater;

    ReratingByRestater(Restater restater) {
        this.restater = restater;
    }

    @Override
    public Uni<Void> hold(SqlConnection connection) {
        return RatingLock.alone(connection);
    }

    @Override
    public Uni<Void> afterPlan(SqlConnection connection, String programme, YearMonth from) {
        return restater.since(connection, programme, from, Cause.PLAN);
    }

    @Override
    public Uni<Void> afterClose(SqlConnection connection, String programme, YearMonth from) {
        return restater.since(connection, programme, from, Cause.TIER);
    }
}
