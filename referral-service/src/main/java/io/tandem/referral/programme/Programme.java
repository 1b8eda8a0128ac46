package io.tandem.referral.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "programme")
class Programme {

    @Id
    @Column(name = "programme")
    private String slug;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "idle_limit_days")
    private int idleLimitDays;

    @Column(name = "destination_hosts")
    private String[] destinationHosts;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Programme() {}

    Programme(OpenProgramme command, List<String> hosts, Instant createdAt) {
        this.slug = command.programme();
        this.displayName = command.displayName();
        this.idleLimitDays = command.idleLimitDays();
        this.destinationHosts = hosts.toArray(String[]::new);
        this.createdAt = createdAt;
    }

    String slug() {
        return slug;
    }

    ProgrammeView view() {
        return new ProgrammeView(
                slug, displayName, idleLimitDays, List.of(destinationHosts), createdAt);
    }
}
