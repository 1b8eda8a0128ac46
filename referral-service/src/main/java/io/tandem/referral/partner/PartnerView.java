package io.tandem.referral.partner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner. */
public record PartnerView(
        UUID id,
        @Schema(examples = "Crypto Ayşe") String displayName,
        @Schema(examples = "TR") String country,
        @Schema(
                        examples = "ACTIVE",
                        enumeration = {"ACTIVE", "SUSPENDED", "CLOSED"},
                        description =
                                "A suspended partner binds no new users; a closed one does not earn any more.")
                String status,
        List<Account> userIds,
        @JsonIgnore @Schema(hidden = true) int version,
        Instant createdAt) {}
