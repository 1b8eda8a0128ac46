package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What keeps a member on a team. The roster asks; whoever binds members answers. */
public interface Commitments {

    /**
     * The agreements of the team that bind the partner now. Asked with the team's turn taken, so
     * that none can come about meanwhile.
     */
    Uni<List<UUID>> binding(SqlConnection connection, TeamId team, PartnerId partner);

    /**
     * From when on a former member of the team can be invited again, if it has left agreements.
     * Asked in the session of who invites.
     */
    Uni<Optional<Instant>> mayRejoinFrom(UUID team, UUID partner);
}
