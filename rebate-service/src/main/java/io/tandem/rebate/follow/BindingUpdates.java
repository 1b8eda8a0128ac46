package io.tandem.rebate.follow;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.accrual.Restater;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.binding.BindingSql;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes in bindings and restates the trades of the users whom they concern. */
@ApplicationScoped
class BindingUpdates {

    private final BindingSql bindings;
    private final Restater restater;

    BindingUpdates(BindingSql bindings, Restater restater) {
        this.bindings = bindings;
        this.restater = restater;
    }

    Uni<Void> apply(SqlConnection connection, List<BindingSnapshot> snapshots) {
        return RatingLock.alone(connection)
                .chain(() ->
                        bindings.apply(
                                connection,
                                snapshots.stream().map(BindingSnapshot::toBinding).toList()))
                .chain(users -> restater.ofUsers(connection, users, Cause.BINDING));
    }
}
