package io.tandem.referral.programme;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ProgrammeRepository implements PanacheRepositoryBase<Programme, String> {

    Uni<List<Programme>> after(String slug, int limit) {
        return find("slug > ?1 order by slug", slug).range(0, limit - 1).list();
    }
}
