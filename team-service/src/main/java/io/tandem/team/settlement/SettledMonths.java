package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;

/** Tells other features how months were settled. */
@ApplicationScoped
public class SettledMonths {

    private final SettlementSql settlements;

    SettledMonths(SettlementSql settlements) {
        this.settlements = settlements;
    }

    /** The team's settlement of the period, if there is one. */
    public Uni<Optional<SettledMonth>> of(SqlConnection connection, TeamId team, YearMonth period) {
        return settlements
                .idOfPeriod(connection, team, period)
                .chain(id ->
                        id.map(some -> settlements.find(connection, some))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found ->
                        found.map(settlement ->
                                new SettledMonth(
                                        settlement.id(),
                                        settlement.snapshot(),
                                        settlement.results())));
    }
}
