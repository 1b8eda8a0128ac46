package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.SettledPeriods;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;

/** Tells agreements how far a team has settled. */
@ApplicationScoped
class LastSettlementSql implements SettledPeriods {

    private static final String LAST =
            """
            select max(period) from settlement where team_id = $1
            """;

    @Override
    public Uni<Optional<YearMonth>> last(SqlConnection connection, TeamId team) {
        return connection
                .preparedQuery(LAST)
                .execute(Tuple.of(team.value()))
                .map(rows -> rows.iterator().next().getString(0))
                .map(period -> Optional.ofNullable(period).map(YearMonth::parse));
    }
}
