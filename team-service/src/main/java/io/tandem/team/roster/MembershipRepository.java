package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stays on teams, past and present. */
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Who is on these teams now, in the order of joining. */
    Uni<List<Membership>> present(Collection<UUID> teams) {
        return list("teamId in ?1 and leftAt is null order by id", teams);
    }

    Uni<Optional<Membership>> present(UUID team, UUID partner) {
        return find("teamId = ?1 and partnerId = ?2 and leftAt is null", team, partner)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<List<Membership>> history(UUID team, Optional<UUID> after, int limit) {
        return find("teamId = ?1 and id > ?2 order by id", team, after.orElse(BEFORE_ALL))
                .page(Page.ofSize(limit))
                .list();
    }
}
