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

    @Column(name = "decided_at")
    Instant decidedAt;

    InvitationState state() {
        return switch (state) {
            case PENDING -> new InvitationState.Pending();
            case "ACCEPTED" -> new InvitationState.Accepted(decidedAt);
            case "DECLINED" -> new InvitationState.Declined(decidedAt);
            default -> throw new IllegalStateException("the database knows three states");
        };
    }

    void become(InvitationState next) {
        switch (next) {
            case InvitationState.Pending _ -> {
                state = PENDING;
                decidedAt = null;
            }
            case InvitationState.Accepted accepted -> {
                state = "ACCEPTED";
                decidedAt = accepted.at();
            }
            case InvitationState.Declined declined -> {
                state = "DECLINED";
                decidedAt = declined.at();
            }
        }
    }
}
