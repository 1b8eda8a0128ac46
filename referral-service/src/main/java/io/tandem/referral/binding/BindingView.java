package io.tandem.referral.binding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who brought a user, under which terms, for which time. The owner has what the shares leave of the
 * gross rebate.
 */
@RegisterForReflection
@Schema(
        examples =
                "{\"id\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\",\"programme\":\"okx\",\"userId\":\"640257103\","
                        + "\"partnerId\":\"0199c2f4-0c52-7d8a-8a55-0c1f2a7c3c11\",\"linkId\":\"0199c2f4-3a10-7b44-9f01-5d2e9b7a6c20\","
                        + "\"linkVersion\":1,\"code\":\"AYSE\",\"channel\":\"youtube\",\"campaign\":\"autumn\",\"coInviterId\":null,"
                        + "\"coInviterShare\":\"0\",\"inviteeShare\":\"0.1\",\"introducerId\":null,\"country\":\"TR\",\"from\":\"2026-10-01T12:00:00Z\","
                        + "\"to\":null,\"state\":\"IN_FORCE\",\"revision\":1}")
public record BindingView(
        UUID id,
        @Schema(examples = "okx") String programme,
        @Schema(examples = "640257103") String userId,
        @Schema(description = "The link's owner.") UUID partnerId,
        UUID linkId,
        @Schema(examples = "1") int linkVersion,
        @Schema(examples = "AYSE") String code,
        @Schema(examples = "youtube") String channel,
        @Schema(nullable = true, examples = "autumn") String campaign,
        @Schema(nullable = true) UUID coInviterId,
        @Schema(examples = "0.2") Rate coInviterShare,
        @Schema(examples = "0.1") Rate inviteeShare,
        @Schema(
                        nullable = true,
                        description = "The partner that handed the user over under a pact.")
                UUID introducerId,
        @Schema(
                        nullable = true,
                        examples = "TR",
                        description = "Where the user was at sign-up, if the exchange said so.")
                String country,
        Instant from,
        @Schema(
                        nullable = true,
                        description =
                                "Just not included; null is open. A voided binding ends where it begins: it covers no time.")
                Instant to,
        @Schema(
                        examples = "IN_FORCE",
                        enumeration = {"IN_FORCE", "ENDED", "VOIDED"})
                String state,
        @Schema(
                        examples = "1",
                        description =
                                "Rises with each change of this binding: the highest one counts.")
                long revision) {}
