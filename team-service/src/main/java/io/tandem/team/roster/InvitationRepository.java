package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations, pending and decided. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The one whose row says that it waits for an answer; its time may be over. */
    Uni<Optional<Invitation>> pending(UUID team, UUID partner) {
        return find(
                        "teamId = ?1 and partnerId = ?2 and state = ?3",
                        team,
                        partner,
                        Invitation.PENDING)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Optional<Invitation>> ofPartner(UUID id, UUID partner) {
        return find("id = ?1 and partnerId = ?2", id, partner)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<List<Invitation>> toPartner(UUID partner, Optional<UUID> after, int limit) {
        return find("partnerId = ?1 and id > ?2 order by id", partner, after.orElse(BEFORE_ALL))
                .page(Page.ofSize(limit))
                .list();
    }

    Uni<List<Invitation>> ofTeam(UUID team, Optional<UUID> after, int limit) {
        return find("teamId = ?1 and id > ?2 order by id", team, after.orElse(BEFORE_ALL))
                .page(Page.ofSize(limit))
                .list();
    }
}
