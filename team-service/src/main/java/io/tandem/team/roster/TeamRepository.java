package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Teams, in the order in which they were founded. */
@ApplicationScoped
class TeamRepository implements PanacheRepositoryBase<Team, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The team, with its turn: nobody else changes it until this transaction ends. */
    Uni<Optional<Team>> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<List<Team>> all(Optional<UUID> after, int limit) {
        return find("id > ?1 order by id", after.orElse(BEFORE_ALL))
                .page(Page.ofSize(limit))
                .list();
    }

    Uni<List<Team>> ofMember(UUID partner, Optional<UUID> after, int limit) {
        return find(
                        """
                        from Team t
                        where t.id > ?1
                          and exists (select 1 from Membership m
                                      where m.teamId = t.id and m.partnerId = ?2
                                        and m.leftAt is null)
                        order by t.id
                        """,
                        after.orElse(BEFORE_ALL),
                        partner)
                .page(Page.ofSize(limit))
                .list();
    }
}
