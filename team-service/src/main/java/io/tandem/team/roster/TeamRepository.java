package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Teams as invitations see them, in their session. */
@ApplicationScoped
class TeamRepository implements PanacheRepositoryBase<Team, UUID> {

    /** The team, with its turn: nobody else changes it until this transaction ends. */
    Uni<Optional<Team>> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }
}
