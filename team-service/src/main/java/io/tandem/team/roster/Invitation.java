package io.tandem.team.roster;

import io.tandem.team.roster.model.InvitationState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An invitation's row. */
@Entity
@Table(name = "invitation")
public class Invitation {

    static final String PENDING = "PENDING";

    @Id UUID id;

    @Column(name = "team_id")
    UUID teamId;

    @Column(name = "partner_id")
    UUID partnerId;

    @Column(name = "invited_by")
    UUID invitedBy;

    String state;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "decided_by")
    UUID decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    /** The state as of a moment, which the row of an expired one need not say yet. */
    InvitationState asOf(Instant now) {
        return state().asOf(now);
    }

    private InvitationState state() {
        return switch (state) {
            case PENDING -> new InvitationState.Pending(expiresAt);
            case "ACCEPTED" -> new InvitationState.Accepted(decidedBy, decidedAt);
            case "DECLINED" -> new InvitationState.Declined(decidedBy, decidedAt);
            case "WITHDRAWN" -> new InvitationState.Withdrawn(decidedBy, decidedAt);
            case "EXPIRED" -> new InvitationState.Expired(expiresAt);
            default -> throw new IllegalStateException("the database knows no other state");
        };
    }

    void become(InvitationState next) {
        state = name(next);
        switch (next) {
            case InvitationState.Pending pending -> expiresAt = pending.expiresAt();
            case InvitationState.Accepted(UUID by, Instant at) -> decided(by, at);
            case InvitationState.Declined(UUID by, Instant at) -> decided(by, at);
            case InvitationState.Withdrawn(UUID by, Instant at) -> decided(by, at);
            case InvitationState.Expired(Instant at) -> decided(null, at);
        }
    }

    private void decided(UUID by, Instant at) {
        decidedBy = by;
        decidedAt = at;
    }

    static String name(InvitationState state) {
        return switch (state) {
            case InvitationState.Pending _ -> PENDING;
            case InvitationState.Accepted _ -> "ACCEPTED";
            case InvitationState.Declined _ -> "DECLINED";
            case InvitationState.Withdrawn _ -> "WITHDRAWN";
            case InvitationState.Expired _ -> "EXPIRED";
        };
    }
}
