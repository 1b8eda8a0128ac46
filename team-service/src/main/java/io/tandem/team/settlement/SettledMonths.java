package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;

/** Tells other features how months were settled, and what was restated of that since. */
@ApplicationScoped
public class SettledMonths {

    private final SettlementSql settlements;

    SettledMonths(SettlementSql settlements) {
        this.settlements = settlements;
    }

    /** The period as it stands: by the last restatement of its settlement, if there is one. */
    public Uni<Optional<SettledMonth>> of(SqlConnection connection, TeamId team, YearMonth period) {
        return settlements
                .latest(connection, team, period)
                .map(found ->
                        found.map(settlement ->
                                new SettledMonth(
                                        settlement.id(),
                                        settlement.snapshot(),
                                        settlement.results())));
    }
}
