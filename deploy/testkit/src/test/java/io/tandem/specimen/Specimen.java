package io.tandem.specimen;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
class Specimen {

    @Id UUID id;

    String name;

    @Version long version;

    Specimen() {}

    Specimen(UUID id, String name) {
        this.id = id;
        this.name = name;
    }
}
