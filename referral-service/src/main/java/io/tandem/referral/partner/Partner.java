package io.tandem.referral.partner;

import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "partner")
class Partner {

    @Id private UUID id;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "country")
    private String country;

    @Column(name = "status")
    private String status;

    @Column(name = "version")
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Partner() {}

    Partner(UUID id, String displayName, String country, Instant createdAt) {
        this.id = id;
        this.displayName = displayName;
        this.country = country;
        this.status = new Standing.Active().word();
        this.version = 1;
        this.createdAt = createdAt;
    }

    PartnerId id() {
        return new PartnerId(id);
    }

    int version() {
        return version;
    }

    Standing standing() {
        return Standing.of(status);
    }

    void amend(String displayName, String country) {
        this.displayName = displayName;
        this.country = country;
        this.version++;
    }

    void stand(Standing standing) {
        this.status = standing.word();
        this.version++;
    }

    PartnerView view(List<PartnerAccount> accounts) {
        return new PartnerView(
                id,
                displayName,
                country,
                status,
                accounts.stream().map(PartnerAccount::account).toList(),
                version,
                createdAt);
    }
}
