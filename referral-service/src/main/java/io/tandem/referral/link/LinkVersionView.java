package io.tandem.referral.link;

import io.tandem.chassis.money.Rate;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a link said from some time on. */
public record LinkVersionView(
        @Schema(examples = "2") int version,
        @Schema(
                        nullable = true,
                        description = "When it came into force; the first version: since ever.")
                Instant since,
        @Schema(examples = "youtube") String channel,
        @Schema(examples = "https://www.okx.com/join") String destination,
        @Schema(nullable = true, examples = "autumn") String campaign,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true, description = "By when an agreement of the owner had it expire.")
                Instant expiresBy,
        @Schema(nullable = true) UUID coInviterId,
        @Schema(examples = "0.2") Rate coInviterShare,
        @Schema(examples = "0.1") Rate inviteeShare) {}
