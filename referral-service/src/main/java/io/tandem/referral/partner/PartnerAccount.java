package io.tandem.referral.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A user of the exchange that is a partner itself. */
@Entity
@Table(name = "partner_account")
@IdClass(Account.class)
class PartnerAccount {

    @Id
    @Column(name = "programme")
    private String programme;

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "partner_id")
    private UUID partnerId;

    protected PartnerAccount() {}

    PartnerAccount(Account account, UUID partnerId) {
        this.programme = account.programme();
        this.userId = account.userId();
        this.partnerId = partnerId;
    }

    Account account() {
        return new Account(programme, userId);
    }

    UUID partnerId() {
        return partnerId;
    }
}
