package io.tandem.referral.partner;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PartnerRepository implements PanacheRepositoryBase<Partner, UUID> {

    Uni<List<Partner>> after(UUID id, int limit) {
        return find("id > ?1 order by id", id).range(0, limit - 1).list();
    }
}
