package io.tandem.referral.link;

import io.tandem.chassis.money.Rate;
import io.tandem.referral.link.model.LinkCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Makes a link. */
public record MintLink(
        @Schema(
                        nullable = true,
                        description =
                                "Whose link it is: for a partner itself, for an operator to be named.")
                UUID ownerId,
        @NotNull
                @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be 1 to 32 of a-z 0-9 -")
                @Schema(examples = "okx")
                String programme,
        @Pattern(
                        regexp = LinkCode.PATTERN,
                        message =
                                "must be 3 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit")
                @Schema(
                        nullable = true,
                        examples = "AYSE",
                        description = "A code of your own choice; else one is made.")
                String code,
        @NotNull
                @Pattern(regexp = Formats.LABEL, message = Formats.LABEL_RULE)
                @Schema(examples = "youtube")
                String channel,
        @NotNull
                @Size(max = 2048)
                @Schema(
                        examples = "https://www.okx.com/join",
                        description =
                                "Where the link leads: https, on one of the programme's hosts.")
                String destination,
        @Pattern(regexp = Formats.LABEL, message = Formats.LABEL_RULE)
                @Schema(nullable = true, examples = "autumn")
                String campaign,
        @Schema(nullable = true, description = "The first instant at which it is good no longer.")
                Instant expiresAt,
        @Schema(nullable = true) UUID coInviterId,
        @Schema(nullable = true, examples = "0.2", description = "Of the gross rebate.")
                Rate coInviterShare,
        @Schema(nullable = true, examples = "0.1", description = "Of the gross rebate.")
                Rate inviteeShare) {}
