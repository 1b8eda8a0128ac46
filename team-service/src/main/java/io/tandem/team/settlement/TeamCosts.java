package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;

/** What members spent for a team. Settlements ask; the room of costs answers. */
public interface TeamCosts {

    /** What counts of a period, by who spent it. */
    Uni<Map<PartnerId, SortedMap<Asset, BigDecimal>>> approved(
            SqlClient client, TeamId team, YearMonth period);
}
