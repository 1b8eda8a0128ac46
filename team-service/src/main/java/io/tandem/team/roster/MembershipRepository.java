package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Stays on teams as invitations see them, in their session. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, UUID> {

    Uni<Optional<Membership>> present(UUID team, UUID partner) {
        return find("teamId = ?1 and partnerId = ?2 and leftAt is null", team, partner)
                .firstResult()
                .map(Optional::ofNullable);
    }
}
