package io.tandem.referral.partner;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PartnerStandingRepository
        implements PanacheRepositoryBase<PartnerStanding, PartnerStanding.Key> {

    Uni<Optional<Instant>> lastChange(UUID partner) {
        return find("partnerId = ?1 order by sequence desc", partner)
                .firstResult()
                .map(Optional::ofNullable)
                .map(last -> last.map(PartnerStanding::since));
    }
}
