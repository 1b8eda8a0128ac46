package io.tandem.team.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A partner's stay on a team, from when to when. */
@Entity
@Table(name = "membership")
public class Membership {

    @Id UUID id;

    @Column(name = "team_id")
    UUID teamId;

    @Column(name = "partner_id")
    UUID partnerId;

    @Column(name = "joined_at")
    Instant joinedAt;

    @Column(name = "left_at")
    Instant leftAt;
}
