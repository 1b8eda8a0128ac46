package io.tandem.specimen;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SpecimenRepository implements PanacheRepositoryBase<Specimen, UUID> {}
