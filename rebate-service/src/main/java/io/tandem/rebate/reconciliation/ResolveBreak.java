package io.tandem.rebate.reconciliation;

import io.tandem.rebate.reconciliation.model.Resolution;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says how a break should end, and why. */
record ResolveBreak(
        @NotNull @Schema(examples = "ACCEPT_THEIRS") Resolution resolution,
        @NotNull
                @Size(min = 1, max = 500)
                @Schema(examples = "the exchange confirmed the order in ticket 4411")
                String reason,
        @Schema(nullable = true, description = "Whose the owner's part is, where no trade tells.")
                UUID partnerId,
        @Schema(
                        nullable = true,
                        description = "Whose the co-inviter's part is, where no trade tells.")
                UUID coInviterId,
        @Size(min = 1, max = 128)
                @Schema(
                        nullable = true,
                        description = "Whose the user's rebate is, where no trade tells.",
                        examples = "44705892343619584")
                String userId) {}
