package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;

/** The one thing that a plan must know of periods. */
@ApplicationScoped
class ClosedMonthsSql {

    private static final String LAST =
            "select max(period) as period from period where programme = $1";

    Uni<Optional<YearMonth>> last(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(LAST)
                .execute(Tuple.of(programme))
                .map(rows ->
                        Optional.ofNullable(rows.iterator().next().getInteger("period"))
                                .map(Months::of));
    }
}
