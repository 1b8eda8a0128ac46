package io.tandem.referral.partner;

import io.tandem.referral.partner.model.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A change of a partner's standing, in force from its time on. */
@Entity
@Table(name = "partner_standing")
@IdClass(PartnerStanding.Key.class)
class PartnerStanding {

    record Key(UUID partnerId, int sequence) {}

    @Id
    @Column(name = "partner_id")
    private UUID partnerId;

    @Id
    @Column(name = "sequence")
    private int sequence;

    @Column(name = "status")
    private String status;

    @Column(name = "since")
    private Instant since;

    protected PartnerStanding() {}

    PartnerStanding(UUID partnerId, int sequence, Standing standing, Instant since) {
        this.partnerId = partnerId;
        this.sequence = sequence;
        this.status = standing.word();
        this.since = since;
    }

    Instant since() {
        return since;
    }
}
