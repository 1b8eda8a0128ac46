package io.tandem.referral.link;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LinkVersionRepository implements PanacheRepositoryBase<LinkVersion, LinkVersion.Key> {

    Uni<LinkVersion> of(Link link) {
        return findById(new LinkVersion.Key(link.id(), link.version()));
    }

    Uni<List<LinkVersion>> all(UUID link) {
        return list("linkId = ?1 order by version", link);
    }
}
