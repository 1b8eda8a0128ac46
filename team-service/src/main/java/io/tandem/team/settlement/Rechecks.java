package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;

/** Tells settlements that what they were worked out from may have changed here. */
@ApplicationScoped
public class Rechecks {

    private final SettlementSql settlements;
    private final RecheckSql rechecks;
    private final Clock clock;

    Rechecks(SettlementSql settlements, RecheckSql rechecks, Clock clock) {
        this.settlements = settlements;
        this.rechecks = rechecks;
        this.clock = clock;
    }

    /**
     * A settled period is looked at again; any other will be worked out from what is there then.
     */
    public Uni<Void> mark(SqlConnection connection, TeamId team, YearMonth period) {
        return settlements
                .idOfPeriod(connection, team, period, 0)
                .chain(found -> {
                    UUID settlement = found.orElse(null);
                    return settlement == null
                            ? Uni.createFrom().voidItem()
                            : rechecks.mark(connection, settlement, clock.instant());
                });
    }
}
