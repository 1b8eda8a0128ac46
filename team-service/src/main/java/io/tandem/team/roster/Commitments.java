package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What keeps a member on a team. The roster asks; whoever binds members answers. */
public interface Commitments {

    /**
     * The agreements of the team that bind the partner now. Asked in the roster's session, with the
     * team's turn taken, so that none can come about meanwhile.
     */
    Uni<List<UUID>> binding(UUID team, UUID partner);

    /** From when on a former member of the team can be invited again, if it has left agreements. */
    Uni<Optional<Instant>> mayRejoinFrom(UUID team, UUID partner);
}
