package io.tandem.team.partner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.partner.model.PartnerStatus;
import io.tandem.team.partner.model.StandingChange;
import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A piece of referral-service's feed of standings. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StandingFeedPage(List<Entry> items, long next) {

    /** One change, at its place. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long position, Standing standing) {}

    /** How a partner stands. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Standing(UUID partnerId, int sequence, PartnerStatus status, Instant since) {

        StandingChange toModel() {
            return new StandingChange(new PartnerId(partnerId), sequence, status, since);
        }
    }

    /**
     * Nothing if the entries follow on {@code after} one by one.
     *
     * @throws IllegalStateException when one is missing: going on would lose a closure for good
     */
    void checkDense(long after) {
        long expected = after + 1;
        for (Entry entry : items) {
            if (entry.position() != expected++) {
                throw new IllegalStateException(
                        "The feed of standings has a gap before " + entry.position());
            }
        }
    }
}
