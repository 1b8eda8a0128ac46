package io.tandem.referral.link;

import io.tandem.chassis.money.Rate;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link as it is now. The owner has what the shares leave of the gross rebate. */
public record LinkView(
        UUID id,
        @Schema(examples = "AYSE") String code,
        @Schema(examples = "okx") String programme,
        UUID ownerId,
        @Schema(examples = "youtube") String channel,
        @Schema(examples = "https://www.okx.com/join") String destination,
        @Schema(nullable = true, examples = "autumn") String campaign,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(
                        nullable = true,
                        description =
                                "By when an agreement of the owner has it expire: the owner gives it"
                                        + " no later expiresAt.")
                Instant expiresBy,
        @Schema(
                        examples = "1",
                        description =
                                "Rises with each change; users stay bound under the one they came by.")
                int version,
        @Schema(nullable = true) UUID coInviterId,
        @Schema(examples = "0.2") Rate coInviterShare,
        @Schema(examples = "0.1") Rate inviteeShare,
        @Schema(examples = "https://go.example.com/r/AYSE", description = "What to publish.")
                String url,
        Instant createdAt) {}
