package io.tandem.referral.link;

import io.tandem.chassis.money.Rate;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes what it names of a link. A field that is absent stays as it is; one that is {@code null}
 * is cleared. It is no record, as a record cannot tell the two apart.
 */
public final class AmendLink {

    @Schema(examples = "newsletter")
    public Optional<@Pattern(regexp = Formats.LABEL, message = Formats.LABEL_RULE) String> channel;

    @Schema(examples = "https://www.okx.com/join")
    public Optional<@Size(max = 2048) String> destination;

    @Schema(examples = "winter")
    public Optional<@Pattern(regexp = Formats.LABEL, message = Formats.LABEL_RULE) String> campaign;

    public Optional<Instant> expiresAt;

    public Optional<UUID> coInviterId;

    @Schema(examples = "0.25")
    public Optional<Rate> coInviterShare;

    @Schema(examples = "0.05")
    public Optional<Rate> inviteeShare;
}
