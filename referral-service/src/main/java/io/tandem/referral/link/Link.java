package io.tandem.referral.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "link")
class Link {

    @Id private UUID id;

    @Column(name = "code")
    private String code;

    @Column(name = "programme")
    private String programme;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "version")
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Link() {}

    Link(UUID id, String code, String programme, UUID ownerId, Instant createdAt) {
        this.id = id;
        this.code = code;
        this.programme = programme;
        this.ownerId = ownerId;
        this.version = 1;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    String programme() {
        return programme;
    }

    UUID ownerId() {
        return ownerId;
    }

    int version() {
        return version;
    }

    void advance() {
        version++;
    }

    LinkView view(LinkVersion terms, String baseUrl) {
        return new LinkView(
                id,
                code,
                programme,
                ownerId,
                terms.channel(),
                terms.destination(),
                terms.campaign(),
                terms.expiresAt(),
                terms.expiresBy(),
                version,
                terms.coInviterId(),
                terms.coInviterShare(),
                terms.inviteeShare(),
                baseUrl + "/r/" + code,
                createdAt);
    }
}
