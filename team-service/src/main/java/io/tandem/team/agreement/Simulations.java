package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What signers may have seen. Agreements ask; whoever simulates answers. */
public interface Simulations {

    /**
     * Keeps the simulation for good, since a signature names it. False when the team has none of
     * these very terms with that digest.
     */
    Uni<Boolean> attach(SqlConnection connection, TeamId team, Digest terms, Digest simulation);
}
