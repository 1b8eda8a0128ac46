package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Who may act, by how partners stand with the exchange. The roster asks; whoever follows that
 * answers. Refusals do not tell how a partner stands.
 */
public interface Standings {

    /** Those of them who are suspended or closed: they lead no team. */
    Uni<Set<PartnerId>> notActive(SqlConnection connection, Collection<PartnerId> partners);

    /** Refuses where one of them is suspended or closed. */
    Uni<Void> requireActive(SqlConnection connection, PartnerId partner);

    /** Refuses where one of them is closed. */
    Uni<Void> requireOpen(SqlConnection connection, Collection<PartnerId> partners);

    /** The same, in the session of who invites. */
    Uni<Void> requireOpen(UUID partner);
}
