package io.tandem.team.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A team's row. */
@Entity
@Table(name = "team")
public class Team {

    @Id UUID id;

    String name;

    @Column(name = "lead_id")
    UUID leadId;

    long version;

    @Column(name = "created_at")
    Instant createdAt;
}
