package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.YearMonth;
import java.util.Optional;

/** What no agreement can change any more. Agreements ask; whoever settles answers. */
public interface SettledPeriods {

    /** The last period that the team has settled, asked with the team's turn taken. */
    Uni<Optional<YearMonth>> last(SqlConnection connection, TeamId team);
}
