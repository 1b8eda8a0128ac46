package io.tandem.referral.link;

import io.tandem.chassis.money.Rate;
import io.tandem.referral.link.model.Shares;
import io.tandem.referral.partner.model.PartnerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The terms of a link from some time on. */
@Entity
@Table(name = "link_version")
@IdClass(LinkVersion.Key.class)
class LinkVersion {

    record Key(UUID linkId, int version) {}

    @Id
    @Column(name = "link_id")
    private UUID linkId;

    @Id
    @Column(name = "version")
    private int version;

    @Column(name = "since")
    private Instant since;

    @Column(name = "channel")
    private String channel;

    @Column(name = "destination")
    private String destination;

    @Column(name = "campaign")
    private String campaign;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "expires_by")
    private Instant expiresBy;

    @Column(name = "co_inviter_id")
    private UUID coInviterId;

    @Column(name = "co_inviter_share_ppm")
    private int coInviterSharePpm;

    @Column(name = "invitee_share_ppm")
    private int inviteeSharePpm;

    @Column(name = "introducer_id")
    private UUID introducerId;

    protected LinkVersion() {}

    LinkVersion(Key key, Instant since, Terms terms, UUID introducerId) {
        this.linkId = key.linkId();
        this.version = key.version();
        this.since = since;
        this.channel = terms.channel();
        this.destination = terms.destination();
        this.campaign = terms.campaign().orElse(null);
        this.expiresAt = terms.expiresAt().orElse(null);
        this.expiresBy = terms.expiresBy().orElse(null);
        this.coInviterId = terms.shares().coInviter().map(PartnerId::value).orElse(null);
        this.coInviterSharePpm = terms.shares().coInviterShare().ppm();
        this.inviteeSharePpm = terms.shares().inviteeShare().ppm();
        this.introducerId = introducerId;
    }

    UUID linkId() {
        return linkId;
    }

    int version() {
        return version;
    }

    Instant since() {
        return since;
    }

    String channel() {
        return channel;
    }

    String destination() {
        return destination;
    }

    String campaign() {
        return campaign;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant expiresBy() {
        return expiresBy;
    }

    UUID coInviterId() {
        return coInviterId;
    }

    UUID introducerId() {
        return introducerId;
    }

    Rate coInviterShare() {
        return new Rate(coInviterSharePpm);
    }

    Rate inviteeShare() {
        return new Rate(inviteeSharePpm);
    }

    Terms terms() {
        return new Terms(
                channel,
                destination,
                Optional.ofNullable(campaign),
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(expiresBy),
                new Shares(
                        Optional.ofNullable(coInviterId).map(PartnerId::new),
                        coInviterShare(),
                        inviteeShare()));
    }

    LinkVersionView view() {
        return new LinkVersionView(
                version,
                since,
                channel,
                destination,
                campaign,
                expiresAt,
                expiresBy,
                coInviterId,
                coInviterShare(),
                inviteeShare());
    }
}
